/** What the builder shows. */
export const texts = {
  en: {
    name: 'Run flow',
    about: 'Runs another flow and comes back',
    fields: { flow: { label: 'Flow', hint: 'Its live version is run' } },
    ports: { next: 'Next' },
  },
  nl: {
    name: 'Flow uitvoeren',
    about: 'Voert een andere flow uit en komt terug',
    fields: { flow: { label: 'Flow', hint: 'De gepubliceerde versie wordt uitgevoerd' } },
    ports: { next: 'Verder' },
  },
  de: {
    name: 'Flow ausführen',
    about: 'Führt einen anderen Flow aus und kommt zurück',
    fields: { flow: { label: 'Flow', hint: 'Die veröffentlichte Version wird ausgeführt' } },
    ports: { next: 'Weiter' },
  },
  da: {
    name: 'Kør flow',
    about: 'Kører et andet flow og kommer tilbage',
    fields: { flow: { label: 'Flow', hint: 'Den udgivne version køres' } },
    ports: { next: 'Videre' },
  },
}
