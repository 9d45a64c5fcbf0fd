/** What the builder shows. */
export const texts = {
  en: {
    name: 'No reply',
    about: 'Interrupts when the visitor does not answer a question, wherever the flow stands',
    fields: {
      after: { label: 'After', hint: 'Counts from the last thing the bot has said' },
      times: { label: 'At most', hint: 'How often, before the visitor says something again' },
    },
    ports: { next: 'Next' },
  },
  nl: {
    name: 'Geen antwoord',
    about: 'Onderbreekt als de bezoeker een vraag niet beantwoordt, waar de flow ook staat',
    fields: {
      after: { label: 'Na', hint: 'Telt vanaf het laatste wat de bot heeft gezegd' },
      times: { label: 'Hoogstens', hint: 'Hoe vaak, voordat de bezoeker weer iets zegt' },
    },
    ports: { next: 'Verder' },
  },
  de: {
    name: 'Keine Antwort',
    about: 'Unterbricht, wenn der Besucher eine Frage nicht beantwortet, wo immer der Flow steht',
    fields: {
      after: { label: 'Nach', hint: 'Zählt ab dem Letzten, was der Bot gesagt hat' },
      times: { label: 'Höchstens', hint: 'Wie oft, bevor der Besucher wieder etwas sagt' },
    },
    ports: { next: 'Weiter' },
  },
  da: {
    name: 'Intet svar',
    about: 'Afbryder, når den besøgende ikke svarer på et spørgsmål, uanset hvor flowet står',
    fields: {
      after: { label: 'Efter', hint: 'Tæller fra det sidste, botten har sagt' },
      times: { label: 'Højst', hint: 'Hvor ofte, før den besøgende siger noget igen' },
    },
    ports: { next: 'Videre' },
  },
}
