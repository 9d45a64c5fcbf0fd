import { fold } from '../fold.ts'

/** Yes is true, no is false, in English, Dutch, German and Danish, politely or not; anything else is `undefined`. */
export function readYesNo(text: string): boolean | undefined {
  if (text.length > longest) return undefined
  const found = new Set<boolean>()
  for (const word of fold(text).match(/[\p{L}\p{N}]+|👍|👎/gu) ?? []) {
    if (yes.has(word)) found.add(true)
    else if (no.has(word)) found.add(false)
    else if (!polite.has(word)) return undefined
  }
  return found.size === 1 ? found.has(true) : undefined
}

const longest = 100

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

const yes = setOf(
  'y yes yeah yep yup sure ok okay absolutely definitely certainly correct j ja jazeker jawel zeker oke oké klopt jo klar natürlich sicher gewiss genau stimmt jep jeps selvfølgelig gerne 👍',
)
const no = setOf('n no nope nah never nee neen nein nö nej niks nooit niemals aldrig næ 👎')
const polite = setOf(
  'please thanks thank you graag dank je u wel bedankt alsjeblieft alstublieft bitte danke dank sehr schön tak venligst mange vielen',
)
