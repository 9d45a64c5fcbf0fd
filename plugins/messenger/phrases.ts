/** What people who write to the Page read beside what flows say, and what stands for what they did without words. */
export const phrases = {
  choose: { en: 'Please choose:', nl: 'Maak een keuze:', de: 'Bitte wählen Sie:', da: 'Vælg venligst:' },
  'opened-link': { en: 'Opened a link', nl: 'Heeft een link geopend', de: 'Hat einen Link geöffnet', da: 'Åbnede et link' },
  'opted-in': {
    en: 'Agreed to messages',
    nl: 'Stemde in met berichten',
    de: 'Hat Nachrichten zugestimmt',
    da: 'Sagde ja til beskeder',
  },
  attachment: { en: 'Attachment', nl: 'Bijlage', de: 'Anhang', da: 'Vedhæftning' },
  'attachment-lost': {
    en: 'An attachment could not be fetched',
    nl: 'Een bijlage kon niet worden opgehaald',
    de: 'Ein Anhang konnte nicht geladen werden',
    da: 'En vedhæftning kunne ikke hentes',
  },
  'deletion-asked': {
    en: 'Facebook asks on behalf of a person to delete their data.',
    nl: 'Facebook vraagt namens iemand om diens gegevens te verwijderen.',
    de: 'Facebook bittet im Namen einer Person, deren Daten zu löschen.',
    da: 'Facebook beder på en persons vegne om at slette deres data.',
  },
  'deletion-taken': {
    en: 'Your request to delete your data has arrived and is being handled within 30 days. Confirmation code:',
    nl: 'Uw verzoek om uw gegevens te verwijderen is aangekomen en wordt binnen 30 dagen afgehandeld. Bevestigingscode:',
    de: 'Ihre Anfrage, Ihre Daten zu löschen, ist angekommen und wird innerhalb von 30 Tagen bearbeitet. Bestätigungscode:',
    da: 'Din anmodning om at slette dine data er modtaget og behandles inden for 30 dage. Bekræftelseskode:',
  },
} as const
