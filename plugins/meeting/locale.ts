/** What the builder shows. */
export const texts = {
  en: {
    name: 'Book a meeting',
    about: 'Leads to your booking page, and asks whether a time was booked',
    fields: {
      text: { label: 'Invitation', hint: 'Stands above the link' },
      url: {
        label: 'Booking page',
        hint: 'Its address: https://cal.example/you?email={{contact.email}} fills in what is known. It opens in a window of its own',
      },
      title: { label: 'Words of the link', hint: 'Such as “30 minutes with sales”' },
      retries: { label: 'Ask again', hint: 'How many times, when the answer is neither; then it leaves by "Not booked"' },
      patience: { label: 'Wait for', hint: 'After this time without an answer it leaves by "No reply"' },
    },
    ports: { booked: 'Booked', skipped: 'Not booked', 'no-reply': 'No reply' },
    problems: {
      noInvitation: 'the invitation has no text',
      calendarAddress: 'the calendar has an address that starts with https://',
    },
  },
  nl: {
    name: 'Afspraak maken',
    about: 'Leidt naar je boekingspagina en vraagt of er een tijd geboekt is',
    fields: {
      text: { label: 'Uitnodiging', hint: 'Staat boven de link' },
      url: {
        label: 'Boekingspagina',
        hint: 'Het adres: https://cal.example/jij?email={{contact.email}} vult in wat bekend is. Opent in een eigen venster',
      },
      title: { label: 'Woorden van de link', hint: 'Zoals “30 minuten met verkoop”' },
      retries: { label: 'Opnieuw vragen', hint: 'Hoe vaak, als het antwoord geen van beide is; daarna via "Niet geboekt"' },
      patience: { label: 'Wacht', hint: 'Na deze tijd zonder antwoord gaat het verder via "Geen antwoord"' },
    },
    ports: { booked: 'Geboekt', skipped: 'Niet geboekt', 'no-reply': 'Geen antwoord' },
    problems: {
      noInvitation: 'de uitnodiging heeft geen tekst',
      calendarAddress: 'de agenda heeft een adres dat met https:// begint',
    },
  },
  de: {
    name: 'Termin buchen',
    about: 'Führt zu Ihrer Buchungsseite und fragt, ob ein Termin gebucht wurde',
    fields: {
      text: { label: 'Einladung', hint: 'Steht über dem Link' },
      url: {
        label: 'Buchungsseite',
        hint: 'Ihre Adresse: https://cal.example/sie?email={{contact.email}} trägt ein, was bekannt ist. Sie öffnet sich in einem eigenen Fenster',
      },
      title: { label: 'Text des Links', hint: 'Etwa „30 Minuten mit dem Vertrieb“' },
      retries: { label: 'Erneut fragen', hint: 'Wie oft, wenn die Antwort keines von beidem ist; dann über „Nicht gebucht“' },
      patience: { label: 'Warten', hint: 'Nach dieser Zeit ohne Antwort geht es über „Keine Antwort“ weiter' },
    },
    ports: { booked: 'Gebucht', skipped: 'Nicht gebucht', 'no-reply': 'Keine Antwort' },
    problems: {
      noInvitation: 'die Einladung hat keinen Text',
      calendarAddress: 'der Kalender hat eine Adresse, die mit https:// beginnt',
    },
  },
  da: {
    name: 'Book et møde',
    about: 'Fører til jeres bookingside og spørger, om en tid er booket',
    fields: {
      text: { label: 'Invitation', hint: 'Står over linket' },
      url: {
        label: 'Bookingside',
        hint: 'Adressen: https://cal.example/jer?email={{contact.email}} udfylder det, der er kendt. Den åbner i sit eget vindue',
      },
      title: { label: 'Linkets tekst', hint: 'For eksempel “30 minutter med salg”' },
      retries: { label: 'Spørg igen', hint: 'Hvor mange gange, når svaret er ingen af delene; derefter ad "Ikke booket"' },
      patience: { label: 'Vent', hint: 'Efter denne tid uden svar går det videre ad "Intet svar"' },
    },
    ports: { booked: 'Booket', skipped: 'Ikke booket', 'no-reply': 'Intet svar' },
    problems: {
      noInvitation: 'invitationen har ingen tekst',
      calendarAddress: 'kalenderen har en adresse, der begynder med https://',
    },
  },
}

/** What visitors read unless the author writes something else. */
export const phrases = {
  open: { en: 'Choose a time', nl: 'Kies een tijd', de: 'Termin wählen', da: 'Vælg en tid' },
  asked: {
    en: 'Tell me when you have booked.',
    nl: 'Laat het weten als je geboekt hebt.',
    de: 'Sagen Sie Bescheid, wenn Sie gebucht haben.',
    da: 'Sig til, når du har booket.',
  },
  booked: { en: 'I have booked', nl: 'Ik heb geboekt', de: 'Ich habe gebucht', da: 'Jeg har booket' },
  skipped: { en: 'Not now', nl: 'Nu niet', de: 'Jetzt nicht', da: 'Ikke nu' },
  unclear: {
    en: 'Have you booked a time, or not now?',
    nl: 'Heb je een tijd geboekt, of nu niet?',
    de: 'Haben Sie einen Termin gebucht, oder jetzt nicht?',
    da: 'Har du booket en tid, eller ikke nu?',
  },
}
