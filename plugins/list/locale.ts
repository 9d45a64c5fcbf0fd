const when = {
  en: 'Only a known contact: ask for the email first',
  nl: 'Alleen een bekend contact: vraag eerst het e-mailadres',
  de: 'Nur ein bekannter Kontakt: zuerst nach der E-Mail-Adresse fragen',
  da: 'Kun en kendt kontakt: spørg først om e-mailen',
}

/** What the builder shows. */
export const texts = {
  en: {
    name: 'Lists',
    about: 'Puts the contact on lists, or takes them off',
    fields: { add: { label: 'Add to', hint: when.en }, remove: { label: 'Remove from', hint: when.en } },
    ports: { next: 'Next' },
    problems: {
      noList: 'no list is named',
    },
  },
  nl: {
    name: 'Lijsten',
    about: 'Zet het contact op lijsten of haalt het eraf',
    fields: { add: { label: 'Toevoegen aan', hint: when.nl }, remove: { label: 'Weghalen van', hint: when.nl } },
    ports: { next: 'Verder' },
    problems: {
      noList: 'er is geen lijst genoemd',
    },
  },
  de: {
    name: 'Listen',
    about: 'Setzt den Kontakt auf Listen oder nimmt ihn herunter',
    fields: { add: { label: 'Hinzufügen zu', hint: when.de }, remove: { label: 'Entfernen von', hint: when.de } },
    ports: { next: 'Weiter' },
    problems: {
      noList: 'keine Liste ist genannt',
    },
  },
  da: {
    name: 'Lister',
    about: 'Sætter kontakten på lister eller tager den af',
    fields: { add: { label: 'Føj til', hint: when.da }, remove: { label: 'Fjern fra', hint: when.da } },
    ports: { next: 'Videre' },
    problems: {
      noList: 'ingen liste er nævnt',
    },
  },
}
