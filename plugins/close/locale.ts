/** What the builder shows. */
export const texts = {
  en: {
    name: 'Close',
    about: 'Closes the conversation',
    fields: { farewell: { label: 'Farewell', hint: 'Said before it closes; may stay empty' } },
    ports: {},
  },
  nl: {
    name: 'Sluiten',
    about: 'Sluit het gesprek',
    fields: { farewell: { label: 'Afscheid', hint: 'Gezegd vóór het sluiten; mag leeg blijven' } },
    ports: {},
  },
  de: {
    name: 'Schließen',
    about: 'Schließt das Gespräch',
    fields: { farewell: { label: 'Abschied', hint: 'Wird vor dem Schließen gesagt; darf leer bleiben' } },
    ports: {},
  },
  da: {
    name: 'Luk',
    about: 'Lukker samtalen',
    fields: { farewell: { label: 'Farvel', hint: 'Siges, før samtalen lukkes; må stå tom' } },
    ports: {},
  },
}
