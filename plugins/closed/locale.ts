/** What the builder shows. */
export const texts = {
  en: {
    name: 'Conversation closed',
    about: 'Runs once after an agent closed it, for a survey',
    fields: {},
    ports: { next: 'Next' },
  },
  nl: {
    name: 'Gesprek gesloten',
    about: 'Loopt één keer nadat een medewerker het sloot, voor een enquête',
    fields: {},
    ports: { next: 'Verder' },
  },
  de: {
    name: 'Gespräch geschlossen',
    about: 'Läuft einmal, nachdem ein Mitarbeiter es geschlossen hat, für eine Umfrage',
    fields: {},
    ports: { next: 'Weiter' },
  },
  da: {
    name: 'Samtalen er lukket',
    about: 'Kører én gang, efter at en medarbejder lukkede den, til en undersøgelse',
    fields: {},
    ports: { next: 'Videre' },
  },
}
