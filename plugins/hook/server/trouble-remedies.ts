import type { Localised } from '../../kit/index.ts'

/** What to do about what a test has found. */
export const troubleRemedies = {
  address: {
    en: 'Fill in the address that answers are posted to.',
    nl: 'Vul het adres in waar antwoorden naartoe gaan.',
    de: 'Geben Sie die Adresse an, an die Antworten gesendet werden.',
    da: 'Udfyld adressen, som svar sendes til.',
  },
  secret: {
    en: 'Set the secret here, and the same one in your system.',
    nl: 'Stel het geheim hier in, en hetzelfde in uw systeem.',
    de: 'Setzen Sie das Geheimnis hier, und dasselbe in Ihrem System.',
    da: 'Angiv hemmeligheden her, og den samme i dit system.',
  },
  refused: {
    en: 'Set the same secret on both sides, and the clock of the other side right.',
    nl: 'Stel aan beide kanten hetzelfde geheim in, en zet de klok van de andere kant goed.',
    de: 'Setzen Sie auf beiden Seiten dasselbe Geheimnis, und stellen Sie die Uhr der Gegenseite richtig.',
    da: 'Angiv den samme hemmelighed på begge sider, og stil den anden sides ur.',
  },
  answered: {
    en: 'Look into your system: it must answer a signed test with 2xx.',
    nl: 'Kijk in uw systeem: het moet een ondertekende test met 2xx beantwoorden.',
    de: 'Sehen Sie in Ihrem System nach: Es muss einen signierten Test mit 2xx beantworten.',
    da: 'Se efter i dit system: det skal svare 2xx på en signeret test.',
  },
  unreachable: {
    en: 'See whether the address is right and can be reached from this server.',
    nl: 'Kijk of het adres klopt en vanaf deze server bereikbaar is.',
    de: 'Prüfen Sie, ob die Adresse stimmt und von diesem Server aus erreichbar ist.',
    da: 'Se efter, om adressen er rigtig og kan nås fra denne server.',
  },
} as const satisfies Record<string, Localised>
