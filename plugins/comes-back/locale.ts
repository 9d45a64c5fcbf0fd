/** What the builder shows. */
export const texts = {
  en: {
    name: 'Visitor comes back',
    about: 'Interrupts when the visitor opens the page again after having been away',
    fields: { after: { label: 'Away for at least', hint: 'Another page, or the same one loaded again, does not count' } },
    ports: { next: 'Next' },
  },
  nl: {
    name: 'Bezoeker komt terug',
    about: 'Onderbreekt als de bezoeker de pagina weer opent na weg te zijn geweest',
    fields: { after: { label: 'Minstens weg', hint: 'Een andere pagina, of dezelfde opnieuw geladen, telt niet' } },
    ports: { next: 'Verder' },
  },
  de: {
    name: 'Besucher kommt zurück',
    about: 'Unterbricht, wenn der Besucher die Seite nach einer Abwesenheit wieder öffnet',
    fields: { after: { label: 'Mindestens weg', hint: 'Eine andere oder neu geladene Seite zählt nicht' } },
    ports: { next: 'Weiter' },
  },
  da: {
    name: 'Besøgende kommer tilbage',
    about: 'Afbryder, når den besøgende åbner siden igen efter at have været væk',
    fields: { after: { label: 'Væk i mindst', hint: 'En anden side, eller den samme hentet igen, tæller ikke' } },
    ports: { next: 'Videre' },
  },
}
