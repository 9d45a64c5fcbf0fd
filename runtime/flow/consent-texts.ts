import type { Localised } from '../../plugins/kit/text.ts'

type Texts = { readonly en: string } & Localised

/** What visitors read where the option "consent to process data" says nothing of its own. */
export const consentTexts: Readonly<Record<'explicit' | 'legitimate', Texts>> = {
  explicit: {
    en: 'To answer you we keep what you write here, and your name and address if you give them. Do you agree to that?',
    nl: 'Om je te kunnen antwoorden bewaren we wat je hier schrijft, en je naam en adres als je die geeft. Ga je daarmee akkoord?',
    de: 'Um dir zu antworten, speichern wir, was du hier schreibst, und deinen Namen und deine Adresse, wenn du sie angibst. Stimmst du dem zu?',
    da: 'For at kunne svare dig gemmer vi, hvad du skriver her, og dit navn og din adresse, hvis du giver os dem. Accepterer du det?',
  },
  legitimate: {
    en: 'So that we can answer you, we keep what you write here, and your name and address if you give them.',
    nl: 'Om je te kunnen antwoorden bewaren we wat je hier schrijft, en je naam en adres als je die geeft.',
    de: 'Damit wir dir antworten können, speichern wir, was du hier schreibst, und deinen Namen und deine Adresse, wenn du sie angibst.',
    da: 'For at kunne svare dig gemmer vi, hvad du skriver her, og dit navn og din adresse, hvis du giver os dem.',
  },
}

/** What visitors are asked where the option "consent to communicate" says nothing of its own. */
export const communicateTexts: Texts = {
  en: 'May we send you news by email? You can end that at any time.',
  nl: 'Mogen we je nieuws per e-mail sturen? Je kunt dat altijd stoppen.',
  de: 'Dürfen wir dir Neuigkeiten per E-Mail schicken? Du kannst das jederzeit beenden.',
  da: 'Må vi sende dig nyheder på mail? Du kan altid stoppe det igen.',
}
