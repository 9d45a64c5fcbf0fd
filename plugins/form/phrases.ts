import { pickText } from '../kit/index.ts'

/** What whoever fills in a form reads. */
export const phrases = {
  send: { en: 'Send', nl: 'Versturen', de: 'Senden', da: 'Send' },
  optional: { en: 'optional', nl: 'optioneel', de: 'optional', da: 'valgfrit' },
  choose: { en: 'Choose one', nl: 'Maak een keuze', de: 'Bitte wählen', da: 'Vælg' },
  files: { en: 'Files', nl: 'Bestanden', de: 'Dateien', da: 'Filer' },
  trap: { en: 'Leave this empty', nl: 'Laat dit leeg', de: 'Bitte leer lassen', da: 'Lad dette være tomt' },
  yes: { en: 'yes', nl: 'ja', de: 'ja', da: 'ja' },
  no: { en: 'no', nl: 'nee', de: 'nein', da: 'nej' },
  sent: { en: 'Sent', nl: 'Verstuurd', de: 'Gesendet', da: 'Sendt' },
  back: {
    en: 'Fill in the form again',
    nl: 'Nog een keer invullen',
    de: 'Formular erneut ausfüllen',
    da: 'Udfyld formularen igen',
  },
  problems: {
    en: 'Something is missing or does not fit',
    nl: 'Er ontbreekt iets of er klopt iets niet',
    de: 'Etwas fehlt oder passt nicht',
    da: 'Noget mangler eller passer ikke',
  },
  missing: { en: 'Please fill this in', nl: 'Vul dit in', de: 'Bitte ausfüllen', da: 'Udfyld dette' },
  unticked: { en: 'Please tick this', nl: 'Vink dit aan', de: 'Bitte ankreuzen', da: 'Sæt kryds her' },
  'not-email': {
    en: 'Write an email address like name@example.com',
    nl: 'Vul een e-mailadres in zoals naam@voorbeeld.nl',
    de: 'Geben Sie eine E-Mail-Adresse wie name@beispiel.de ein',
    da: 'Skriv en e-mailadresse som navn@eksempel.dk',
  },
  'not-phone': {
    en: 'Write a phone number with 7 to 15 digits',
    nl: 'Vul een telefoonnummer van 7 tot 15 cijfers in',
    de: 'Geben Sie eine Telefonnummer mit 7 bis 15 Ziffern ein',
    da: 'Skriv et telefonnummer med 7 til 15 cifre',
  },
  'not-url': {
    en: 'Write a web address like https://example.com',
    nl: 'Vul een webadres in zoals https://voorbeeld.nl',
    de: 'Geben Sie eine Webadresse wie https://beispiel.de ein',
    da: 'Skriv en webadresse som https://eksempel.dk',
  },
  'not-number': { en: 'Write a number', nl: 'Vul een getal in', de: 'Geben Sie eine Zahl ein', da: 'Skriv et tal' },
  'not-choice': {
    en: 'Choose one of the answers',
    nl: 'Kies een van de antwoorden',
    de: 'Wählen Sie eine der Antworten',
    da: 'Vælg et af svarene',
  },
  'too-long': {
    en: 'This is too long: at most {count} characters',
    nl: 'Dit is te lang: hoogstens {count} tekens',
    de: 'Das ist zu lang: höchstens {count} Zeichen',
    da: 'Det er for langt: højst {count} tegn',
  },
  'too-many-files': {
    en: 'At most {count} files can come along',
    nl: 'Er kunnen hoogstens {count} bestanden mee',
    de: 'Höchstens {count} Dateien können mitgesendet werden',
    da: 'Der kan højst sendes {count} filer med',
  },
  'file-too-large': {
    en: 'A file is larger than {count} MB',
    nl: 'Een bestand is groter dan {count} MB',
    de: 'Eine Datei ist größer als {count} MB',
    da: 'En fil er større end {count} MB',
  },
  'too-fast': {
    en: 'That was quick. Please send it once more.',
    nl: 'Dat ging snel. Verstuur het nog een keer.',
    de: 'Das ging schnell. Bitte senden Sie es noch einmal.',
    da: 'Det gik hurtigt. Send det en gang til.',
  },
  'too-often': {
    en: 'Too many forms came from your connection. Please try again in a minute.',
    nl: 'Er kwamen te veel formulieren van je verbinding. Probeer het over een minuut nog eens.',
    de: 'Von Ihrer Verbindung kamen zu viele Formulare. Bitte versuchen Sie es in einer Minute noch einmal.',
    da: 'Der kom for mange formularer fra din forbindelse. Prøv igen om et minut.',
  },
  unreadable: {
    en: 'The form could not be read. Please fill it in again.',
    nl: 'Het formulier was niet te lezen. Vul het opnieuw in.',
    de: 'Das Formular war nicht lesbar. Bitte füllen Sie es noch einmal aus.',
    da: 'Formularen kunne ikke læses. Udfyld den igen.',
  },
  'not-taken': {
    en: 'Something in it could not be taken. Please leave out files, or send it again.',
    nl: 'Iets ervan kon niet worden aangenomen. Laat bestanden weg of verstuur het opnieuw.',
    de: 'Etwas davon konnte nicht angenommen werden. Lassen Sie Dateien weg oder senden Sie es noch einmal.',
    da: 'Noget af det kunne ikke modtages. Udelad filer, eller send det igen.',
  },
  later: {
    en: 'It could not be taken just now. Please send it again in a moment.',
    nl: 'Het kon nu niet worden aangenomen. Verstuur het zo meteen opnieuw.',
    de: 'Das ging gerade nicht. Bitte senden Sie es gleich noch einmal.',
    da: 'Det kunne ikke modtages lige nu. Send det igen om lidt.',
  },
  'other-site': {
    en: 'This form does not take messages from that site.',
    nl: 'Dit formulier neemt geen berichten van die site aan.',
    de: 'Dieses Formular nimmt von dieser Website keine Nachrichten an.',
    da: 'Denne formular tager ikke imod beskeder fra det websted.',
  },
  unknown: {
    en: 'The form has no such field',
    nl: 'Dit veld kent het formulier niet',
    de: 'Dieses Feld kennt das Formular nicht',
    da: 'Formularen har ikke dette felt',
  },
  answer: {
    en: 'Answer: {subject}',
    nl: 'Antwoord: {subject}',
    de: 'Antwort: {subject}',
    da: 'Svar: {subject}',
  },
} as const

export type FormPhrase = keyof typeof phrases

/** A phrase in the first of these languages that has it, its slots filled with text. */
export function say(key: FormPhrase, language: string, slots: Readonly<Record<string, string | number>> = {}): string {
  const text = pickText(phrases[key], [language, 'en'])
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => (Object.hasOwn(slots, name) ? `${slots[name]}` : slot))
}
