import { type Localised, pickText } from '../text.ts'

/** A few words that stand for what a channel cannot show, in this language. */
export function fitWord(key: keyof typeof words, language: string): string {
  return pickText(words[key], [language, 'en'])
}

const words = {
  several: {
    en: 'You may give several, such as 1, 3:',
    nl: 'Je kunt er meer geven, zoals 1, 3:',
    de: 'Mehrere sind möglich, zum Beispiel 1, 3:',
    da: 'Du kan svare med flere, for eksempel 1, 3:',
  },
  rating: {
    en: 'Answer with a number from {from} to {to}.',
    nl: 'Antwoord met een getal van {from} tot {to}.',
    de: 'Antworten Sie mit einer Zahl von {from} bis {to}.',
    da: 'Svar med et tal fra {from} til {to}.',
  },
  image: { en: 'Picture', nl: 'Afbeelding', de: 'Bild', da: 'Billede' },
  video: { en: 'Video', nl: 'Video', de: 'Video', da: 'Video' },
  audio: { en: 'Sound', nl: 'Geluid', de: 'Ton', da: 'Lyd' },
  file: { en: 'File', nl: 'Bestand', de: 'Datei', da: 'Fil' },
} as const satisfies Record<string, Localised>
