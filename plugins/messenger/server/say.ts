import { pickText } from '../../kit/index.ts'
import { phrases } from '../phrases.ts'

/** One of the channel's own phrases. */
export function say(phrase: keyof typeof phrases, language = 'en'): string {
  return pickText(phrases[phrase], [language, 'en'])
}
