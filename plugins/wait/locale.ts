/** What the builder shows. */
export const texts = {
  en: {
    name: 'Wait',
    about: 'Waits before going on; what the visitor writes meanwhile is not heard',
    fields: {
      until: 'Wait',
      'until.what': 'Until',
      'until.what.duration': 'Some time has passed',
      'until.what.instant': 'A date and time',
      'until.what.open': 'Opening hours begin',
      'until.ms': 'How long',
      'until.at': { label: 'Date and time', hint: 'A moment that is past is not waited for' },
      'until.tz': 'Time zone',
      'until.hours': { label: 'Opening hours', hint: 'Goes on at once while they are open' },
    },
    ports: { next: 'Next' },
    problems: {
      noZone: 'no time zone has this name',
    },
  },
  nl: {
    name: 'Wacht',
    about: 'Wacht voordat het verdergaat; wat de bezoeker intussen schrijft wordt niet gehoord',
    fields: {
      until: 'Wacht',
      'until.what': 'Tot',
      'until.what.duration': 'Er tijd verstreken is',
      'until.what.instant': 'Een datum en tijd',
      'until.what.open': 'De openingstijden beginnen',
      'until.ms': 'Hoe lang',
      'until.at': { label: 'Datum en tijd', hint: 'Op een moment dat voorbij is wordt niet gewacht' },
      'until.tz': 'Tijdzone',
      'until.hours': { label: 'Openingstijden', hint: 'Gaat meteen verder zolang het open is' },
    },
    ports: { next: 'Verder' },
    problems: {
      noZone: 'geen tijdzone heet zo',
    },
  },
  de: {
    name: 'Warten',
    about: 'Wartet, bevor es weitergeht; was Besucher inzwischen schreiben, wird nicht gehört',
    fields: {
      until: 'Warten',
      'until.what': 'Bis',
      'until.what.duration': 'Eine Zeit vergangen ist',
      'until.what.instant': 'Datum und Uhrzeit',
      'until.what.open': 'Die Öffnungszeiten beginnen',
      'until.ms': 'Wie lange',
      'until.at': { label: 'Datum und Uhrzeit', hint: 'Auf einen vergangenen Zeitpunkt wird nicht gewartet' },
      'until.tz': 'Zeitzone',
      'until.hours': { label: 'Öffnungszeiten', hint: 'Geht sofort weiter, solange geöffnet ist' },
    },
    ports: { next: 'Weiter' },
    problems: {
      noZone: 'keine Zeitzone heißt so',
    },
  },
  da: {
    name: 'Vent',
    about: 'Venter, før det går videre; hvad den besøgende skriver imens, bliver ikke hørt',
    fields: {
      until: 'Vent',
      'until.what': 'Indtil',
      'until.what.duration': 'Der er gået noget tid',
      'until.what.instant': 'En dato og et tidspunkt',
      'until.what.open': 'Åbningstiden begynder',
      'until.ms': 'Hvor længe',
      'until.at': { label: 'Dato og tidspunkt', hint: 'Der ventes ikke på et tidspunkt, der er forbi' },
      'until.tz': 'Tidszone',
      'until.hours': { label: 'Åbningstider', hint: 'Går straks videre, mens der er åbent' },
    },
    ports: { next: 'Videre' },
    problems: {
      noZone: 'ingen tidszone hedder sådan',
    },
  },
}
