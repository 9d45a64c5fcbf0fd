/** What the builder shows. */
export const texts = {
  en: {
    name: 'Asks for a person',
    about: 'Interrupts when the visitor wants to talk to a person',
    fields: { words: { label: 'More phrases', hint: 'Beside those known in English, Dutch, German and Danish' } },
    ports: { next: 'Next' },
  },
  nl: {
    name: 'Vraagt om een mens',
    about: 'Onderbreekt als de bezoeker met een mens wil praten',
    fields: { words: { label: 'Meer zinnen', hint: 'Naast die in het Engels, Nederlands, Duits en Deens' } },
    ports: { next: 'Verder' },
  },
  de: {
    name: 'Fragt nach einem Menschen',
    about: 'Unterbricht, wenn der Besucher mit einem Menschen sprechen möchte',
    fields: { words: { label: 'Weitere Wendungen', hint: 'Neben denen auf Englisch, Niederländisch, Deutsch und Dänisch' } },
    ports: { next: 'Weiter' },
  },
  da: {
    name: 'Beder om et menneske',
    about: 'Afbryder, når den besøgende vil tale med et menneske',
    fields: { words: { label: 'Flere vendinger', hint: 'Ud over dem på engelsk, nederlandsk, tysk og dansk' } },
    ports: { next: 'Videre' },
  },
}
