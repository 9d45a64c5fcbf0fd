/** What the builder shows. */
export const texts = {
  en: {
    name: 'Return',
    about: 'Goes back to where the flow was interrupted or called',
    fields: { repeat: { label: 'Repeat the open question', hint: 'Off: the visitor can still answer it' } },
    ports: {},
  },
  nl: {
    name: 'Terug',
    about: 'Gaat terug naar waar de flow werd onderbroken of aangeroepen',
    fields: { repeat: { label: 'Herhaal de open vraag', hint: 'Uit: de bezoeker kan haar nog wel beantwoorden' } },
    ports: {},
  },
  de: {
    name: 'Zurück',
    about: 'Geht dorthin zurück, wo der Flow unterbrochen oder aufgerufen wurde',
    fields: { repeat: { label: 'Offene Frage wiederholen', hint: 'Aus: Besucher können sie trotzdem beantworten' } },
    ports: {},
  },
  da: {
    name: 'Tilbage',
    about: 'Går tilbage til der, hvor flowet blev afbrudt eller kaldt',
    fields: { repeat: { label: 'Gentag det åbne spørgsmål', hint: 'Fra: den besøgende kan stadig svare på det' } },
    ports: {},
  },
}
