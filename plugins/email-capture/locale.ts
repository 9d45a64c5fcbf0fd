/** What the builder shows. */
export const texts = {
  en: {
    name: 'Email capture',
    about: 'Asks for the email and keeps it with the contact; goes on at once when it is known',
    fields: {
      question: 'Question',
      saveAs: { label: 'Save as', hint: 'A variable that keeps the email too' },
      skip: { label: 'May be skipped', hint: 'Shows a button to go on without an email' },
      retries: { label: 'Ask again', hint: 'How many times, when it is not an email' },
      patience: { label: 'Wait for', hint: 'After this time without an answer it leaves by "No reply"' },
    },
    ports: { captured: 'Captured', skipped: 'Skipped', failed: 'Failed', 'no-reply': 'No reply' },
    problems: {
      noQuestion: 'the question has no text',
    },
  },
  nl: {
    name: 'E-mail vragen',
    about: 'Vraagt het e-mailadres en bewaart het bij het contact; gaat meteen verder als het bekend is',
    fields: {
      question: 'Vraag',
      saveAs: { label: 'Bewaar als', hint: 'Een variabele die het e-mailadres ook bewaart' },
      skip: { label: 'Mag overgeslagen worden', hint: 'Toont een knop om zonder e-mailadres verder te gaan' },
      retries: { label: 'Opnieuw vragen', hint: 'Hoe vaak, als het geen e-mailadres is' },
      patience: { label: 'Wacht', hint: 'Na deze tijd zonder antwoord gaat het verder via "Geen antwoord"' },
    },
    ports: { captured: 'Gekregen', skipped: 'Overgeslagen', failed: 'Mislukt', 'no-reply': 'Geen antwoord' },
    problems: {
      noQuestion: 'de vraag heeft geen tekst',
    },
  },
  de: {
    name: 'E-Mail erfragen',
    about: 'Fragt nach der E-Mail-Adresse und speichert sie beim Kontakt; geht sofort weiter, wenn sie bekannt ist',
    fields: {
      question: 'Frage',
      saveAs: { label: 'Speichern als', hint: 'Eine Variable, die die Adresse ebenfalls behält' },
      skip: { label: 'Darf übersprungen werden', hint: 'Zeigt eine Schaltfläche, um ohne Adresse weiterzugehen' },
      retries: { label: 'Erneut fragen', hint: 'Wie oft, wenn es keine E-Mail-Adresse ist' },
      patience: { label: 'Warten', hint: 'Nach dieser Zeit ohne Antwort geht es über „Keine Antwort“ weiter' },
    },
    ports: { captured: 'Erhalten', skipped: 'Übersprungen', failed: 'Gescheitert', 'no-reply': 'Keine Antwort' },
    problems: {
      noQuestion: 'die Frage hat keinen Text',
    },
  },
  da: {
    name: 'Spørg om e-mail',
    about: 'Spørger om e-mailen og gemmer den på kontakten; går straks videre, når den er kendt',
    fields: {
      question: 'Spørgsmål',
      saveAs: { label: 'Gem som', hint: 'En variabel, der også gemmer e-mailen' },
      skip: { label: 'Må springes over', hint: 'Viser en knap til at gå videre uden e-mail' },
      retries: { label: 'Spørg igen', hint: 'Hvor mange gange, når det ikke er en e-mail' },
      patience: { label: 'Vent', hint: 'Efter denne tid uden svar går det videre ad "Intet svar"' },
    },
    ports: { captured: 'Modtaget', skipped: 'Sprunget over', failed: 'Mislykkedes', 'no-reply': 'Intet svar' },
    problems: {
      noQuestion: 'spørgsmålet har ingen tekst',
    },
  },
}

/** What visitors read. */
export const phrases = {
  invalid: {
    en: 'That does not look like an email, once more?',
    nl: 'Dat lijkt geen e-mailadres, nog een keer?',
    de: 'Das sieht nicht nach einer E-Mail-Adresse aus, noch einmal?',
    da: 'Det ligner ikke en e-mail. Vil du prøve igen?',
  },
  skip: { en: 'Skip', nl: 'Overslaan', de: 'Überspringen', da: 'Spring over' },
}
