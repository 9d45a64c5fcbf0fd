/** What admins see. */
export const texts = {
  en: {
    name: 'Webhook',
    about: 'Connects a system of your own: signed messages in and out',
    fields: {
      url: { label: 'Address', hint: 'Where answers are posted; without one nothing can be answered' },
      secret: { label: 'Secret', hint: 'Both sides sign with it; its value is set once and never shown again' },
      inbox: { label: 'Inbox', hint: 'Where people find what comes while no flow is live' },
    },
    display: {},
    shares: { address: 'Address your system posts to' },
    steps: [
      '1. Give your system the address below: it posts there what people write.',
      '2. Fill in the address that answers are posted to.',
      '3. Make up a long secret, set it here and in your system: both sides sign with it.',
      '4. Test the connection: a signed test is posted to your address, which answers 2xx.',
    ].join('\n'),
    problems: {
      answersUrl: 'write an address like https://example.com/answers',
    },
  },
  nl: {
    name: 'Webhook',
    about: 'Verbindt een eigen systeem: ondertekende berichten heen en terug',
    fields: {
      url: { label: 'Adres', hint: 'Waar antwoorden heen gaan; zonder adres kan niemand antwoorden' },
      secret: {
        label: 'Geheim',
        hint: 'Beide kanten ondertekenen ermee; de waarde wordt één keer ingevuld en nooit meer getoond',
      },
      inbox: { label: 'Inbox', hint: 'Waar mensen vinden wat komt terwijl geen flow live is' },
    },
    display: {},
    shares: { address: 'Adres waar uw systeem naartoe post' },
    steps: [
      '1. Geef uw systeem het adres hieronder: daar post het wat mensen schrijven.',
      '2. Vul het adres in waar antwoorden naartoe gaan.',
      '3. Bedenk een lang geheim en stel het hier en in uw systeem in: beide kanten ondertekenen ermee.',
      '4. Test de verbinding: er gaat een ondertekende test naar uw adres, dat met 2xx antwoordt.',
    ].join('\n'),
    problems: {
      answersUrl: 'schrijf een adres als https://example.com/answers',
    },
  },
  de: {
    name: 'Webhook',
    about: 'Verbindet ein eigenes System: signierte Nachrichten hin und zurück',
    fields: {
      url: { label: 'Adresse', hint: 'Wohin Antworten gesendet werden; ohne Adresse kann niemand antworten' },
      secret: { label: 'Geheimnis', hint: 'Beide Seiten signieren damit; der Wert wird einmal gesetzt und nie wieder gezeigt' },
      inbox: { label: 'Posteingang', hint: 'Wo das Team findet, was kommt, solange kein Flow live ist' },
    },
    display: {},
    shares: { address: 'Adresse, an die Ihr System sendet' },
    steps: [
      '1. Tragen Sie die Adresse unten in Ihr System ein: Dorthin sendet es, was jemand schreibt.',
      '2. Geben Sie die Adresse an, an die Antworten gesendet werden.',
      '3. Denken Sie sich ein langes Geheimnis aus und setzen Sie es hier und in Ihrem System: Beide Seiten signieren damit.',
      '4. Testen Sie die Verbindung: An Ihre Adresse geht ein signierter Test, den sie mit 2xx beantwortet.',
    ].join('\n'),
    problems: {
      answersUrl: 'eine Adresse wie https://example.com/answers schreiben',
    },
  },
  da: {
    name: 'Webhook',
    about: 'Forbinder dit eget system: signerede beskeder frem og tilbage',
    fields: {
      url: { label: 'Adresse', hint: 'Hvor svar sendes hen; uden en adresse kan ingen svare' },
      secret: { label: 'Hemmelighed', hint: 'Begge sider signerer med den; værdien angives én gang og vises aldrig igen' },
      inbox: { label: 'Indbakke', hint: 'Hvor folk finder det, der kommer, mens intet flow er live' },
    },
    display: {},
    shares: { address: 'Adressen, dit system sender til' },
    steps: [
      '1. Giv dit system adressen nedenfor: dér sender det, hvad folk skriver.',
      '2. Udfyld adressen, som svar sendes til.',
      '3. Find på en lang hemmelighed, og angiv den her og i dit system: begge sider signerer med den.',
      '4. Test forbindelsen: en signeret test sendes til din adresse, som svarer 2xx.',
    ].join('\n'),
    problems: {
      answersUrl: 'skriv en adresse som https://example.com/answers',
    },
  },
}
