/** What the builder shows. */
export const texts = {
  en: {
    name: 'Label',
    about: 'Puts labels on the conversation, for filters and reports',
    fields: { add: { label: 'Add', hint: 'Labels by name' }, remove: { label: 'Remove', hint: 'Labels by name' } },
    ports: { next: 'Next' },
    problems: {
      noLabel: 'there is no label to add or remove',
    },
  },
  nl: {
    name: 'Label',
    about: 'Geeft het gesprek labels, voor filters en rapporten',
    fields: {
      add: { label: 'Toevoegen', hint: 'Labels bij naam' },
      remove: { label: 'Weghalen', hint: 'Labels bij naam' },
    },
    ports: { next: 'Verder' },
    problems: {
      noLabel: 'er is geen label om toe te voegen of weg te halen',
    },
  },
  de: {
    name: 'Label',
    about: 'Versieht das Gespräch mit Labels, für Filter und Berichte',
    fields: {
      add: { label: 'Hinzufügen', hint: 'Labels, nach Namen' },
      remove: { label: 'Entfernen', hint: 'Labels, nach Namen' },
    },
    ports: { next: 'Weiter' },
    problems: {
      noLabel: 'es gibt kein Label zum Hinzufügen oder Entfernen',
    },
  },
  da: {
    name: 'Etiket',
    about: 'Sætter etiketter på samtalen, til filtre og rapporter',
    fields: { add: { label: 'Tilføj', hint: 'Etiketter efter navn' }, remove: { label: 'Fjern', hint: 'Etiketter efter navn' } },
    ports: { next: 'Videre' },
    problems: {
      noLabel: 'der er ingen etiket at tilføje eller fjerne',
    },
  },
}
