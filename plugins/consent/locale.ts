/** What the builder shows. */
export const texts = {
  en: {
    name: 'Consent',
    about: 'Asks the visitor to agree, and keeps the exact words as evidence',
    fields: {
      purpose: 'To what',
      'purpose.process': 'Keeping personal data',
      'purpose.communicate': 'Being written to',
      basis: 'On which ground',
      'basis.explicit': 'They agree with a button',
      'basis.legitimate': 'Legitimate interest: they are told, not asked',
      text: { label: 'Text', hint: 'Say what is kept or sent, what for and for how long, with a link to your policy' },
      retries: { label: 'Ask again', hint: 'How many times, when it is neither yes nor no; then it leaves by "Refused"' },
      patience: { label: 'Wait for', hint: 'After this time without an answer it leaves by "No reply"' },
      once: { label: 'Ask only once', hint: 'Whoever has agreed in this conversation is not asked again' },
      insist: {
        label: 'Nothing before they agree',
        hint: 'Until then nothing else can be written on a website, and whoever refuses stays here and may still agree',
      },
    },
    ports: { granted: 'Granted', refused: 'Refused', 'no-reply': 'No reply' },
    problems: {
      nothingToAgree: 'there is nothing to agree to',
    },
  },
  nl: {
    name: 'Toestemming',
    about: 'Vraagt de bezoeker akkoord te gaan en bewaart de precieze woorden als bewijs',
    fields: {
      purpose: 'Waarvoor',
      'purpose.process': 'Persoonsgegevens bewaren',
      'purpose.communicate': 'Berichten ontvangen',
      basis: 'Op welke grond',
      'basis.explicit': 'De bezoeker gaat akkoord met een knop',
      'basis.legitimate': 'Gerechtvaardigd belang: het wordt verteld, niet gevraagd',
      text: { label: 'Tekst', hint: 'Zeg wat er bewaard of gestuurd wordt, waarvoor en hoe lang, met een link naar het beleid' },
      retries: { label: 'Opnieuw vragen', hint: 'Hoe vaak, als het geen ja en geen nee is; daarna via "Geweigerd"' },
      patience: { label: 'Wacht', hint: 'Na deze tijd zonder antwoord gaat het verder via "Geen antwoord"' },
      once: { label: 'Maar één keer vragen', hint: 'Wie in dit gesprek al akkoord ging, wordt niet opnieuw gevraagd' },
      insist: {
        label: 'Niets voor het akkoord',
        hint: 'Tot dan kan er op een website niets anders geschreven worden; wie weigert, blijft hier en kan alsnog akkoord gaan',
      },
    },
    ports: { granted: 'Gegeven', refused: 'Geweigerd', 'no-reply': 'Geen antwoord' },
    problems: {
      nothingToAgree: 'er is niets om mee in te stemmen',
    },
  },
  de: {
    name: 'Einwilligung',
    about: 'Bittet um Zustimmung und bewahrt den genauen Wortlaut als Nachweis auf',
    fields: {
      purpose: 'Wozu',
      'purpose.process': 'Personenbezogene Daten speichern',
      'purpose.communicate': 'Nachrichten erhalten',
      basis: 'Auf welcher Grundlage',
      'basis.explicit': 'Zustimmung per Schaltfläche',
      'basis.legitimate': 'Berechtigtes Interesse: es wird mitgeteilt, nicht gefragt',
      text: {
        label: 'Text',
        hint: 'Was wird gespeichert oder gesendet, wofür und wie lange? Mit einem Link zur Datenschutzerklärung',
      },
      retries: { label: 'Erneut fragen', hint: 'Wie oft, wenn es weder Ja noch Nein ist; dann über „Abgelehnt“' },
      patience: { label: 'Warten', hint: 'Nach dieser Zeit ohne Antwort geht es über „Keine Antwort“ weiter' },
      once: { label: 'Nur einmal fragen', hint: 'Wer in diesem Gespräch schon zugestimmt hat, wird nicht erneut gefragt' },
      insist: {
        label: 'Nichts vor der Zustimmung',
        hint: 'Bis dahin kann auf einer Website nichts anderes geschrieben werden; wer ablehnt, bleibt hier und kann noch zustimmen',
      },
    },
    ports: { granted: 'Erteilt', refused: 'Abgelehnt', 'no-reply': 'Keine Antwort' },
    problems: {
      nothingToAgree: 'es gibt nichts, dem man zustimmen könnte',
    },
  },
  da: {
    name: 'Samtykke',
    about: 'Beder den besøgende om samtykke og gemmer de præcise ord som bevis',
    fields: {
      purpose: 'Til hvad',
      'purpose.process': 'At personoplysninger gemmes',
      'purpose.communicate': 'At få beskeder',
      basis: 'På hvilket grundlag',
      'basis.explicit': 'Samtykke med en knap',
      'basis.legitimate': 'Legitim interesse: det fortælles, der spørges ikke',
      text: { label: 'Tekst', hint: 'Sig, hvad der gemmes eller sendes, til hvad og hvor længe, med et link til jeres politik' },
      retries: { label: 'Spørg igen', hint: 'Hvor mange gange, når det hverken er ja eller nej; derefter ad "Afslået"' },
      patience: { label: 'Vent', hint: 'Efter denne tid uden svar går det videre ad "Intet svar"' },
      once: { label: 'Spørg kun én gang', hint: 'Den, der allerede har accepteret i denne samtale, spørges ikke igen' },
      insist: {
        label: 'Intet før samtykke',
        hint: 'Indtil da kan der ikke skrives andet på et website; den, der siger nej, bliver her og kan stadig acceptere',
      },
    },
    ports: { granted: 'Givet', refused: 'Afslået', 'no-reply': 'Intet svar' },
    problems: {
      nothingToAgree: 'der er intet at sige ja til',
    },
  },
}

/** What visitors read unless the author writes something else. */
export const phrases = {
  agree: { en: 'I agree', nl: 'Ik ga akkoord', de: 'Ich stimme zu', da: 'Jeg accepterer' },
  refused: {
    en: 'All right: then nothing is kept, and we cannot go on here. Should you change your mind, you can still agree.',
    nl: 'Goed: dan wordt er niets bewaard, en kunnen we hier niet verder. Bedenk je je, dan kun je alsnog akkoord gaan.',
    de: 'In Ordnung: Dann wird nichts gespeichert, und wir können hier nicht weitermachen. Du kannst jederzeit noch zustimmen.',
    da: 'I orden: så gemmes der intet, og vi kan ikke fortsætte her. Ombestemmer du dig, kan du stadig acceptere.',
  },
  decline: { en: 'No, thank you', nl: 'Nee, bedankt', de: 'Nein, danke', da: 'Nej tak' },
  unclear: {
    en: 'Please choose: do you agree?',
    nl: 'Maak een keuze: ga je akkoord?',
    de: 'Bitte wähle: Stimmst du zu?',
    da: 'Vælg venligst: accepterer du?',
  },
}
