/** What the builder shows. */
export const texts = {
  en: { name: 'Conversation starts', about: 'Where every conversation begins', fields: {}, ports: { next: 'Next' } },
  nl: { name: 'Gesprek begint', about: 'Waar elk gesprek begint', fields: {}, ports: { next: 'Verder' } },
  de: { name: 'Gespräch beginnt', about: 'Wo jedes Gespräch beginnt', fields: {}, ports: { next: 'Weiter' } },
  da: { name: 'Samtalen begynder', about: 'Her begynder hver samtale', fields: {}, ports: { next: 'Videre' } },
}
