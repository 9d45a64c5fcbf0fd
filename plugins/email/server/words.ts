import { pickText } from '../../kit/index.ts'

/** What correspondents read around what is said. */
const phrases = {
  via: { en: '{agent} via {brand}', nl: '{agent} via {brand}', de: '{agent} über {brand}', da: '{agent} via {brand}' },
  wrote: {
    en: 'On {date}, {author} wrote:',
    nl: 'Op {date} schreef {author}:',
    de: 'Am {date} schrieb {author}:',
    da: 'Den {date} skrev {author}:',
  },
  subject: {
    en: 'Your message to {brand}',
    nl: 'Je bericht aan {brand}',
    de: 'Ihre Nachricht an {brand}',
    da: 'Din besked til {brand}',
  },
  empty: {
    en: '(This mail has no text)',
    nl: '(Deze mail heeft geen tekst)',
    de: '(Diese Mail hat keinen Text)',
    da: '(Denne mail har ingen tekst)',
  },
  large: {
    en: '(This mail is too large to be shown here: it is in the mailbox)',
    nl: '(Deze mail is te groot om hier te tonen: hij staat in de mailbox)',
    de: '(Diese Mail ist zu groß, um sie hier zu zeigen: Sie liegt im Postfach)',
    da: '(Denne mail er for stor til at blive vist her: den ligger i postkassen)',
  },
} as const

/** A phrase, filled. */
export function say(name: keyof typeof phrases, language: string, values: Readonly<Record<string, string>> = {}): string {
  return pickText(phrases[name], [language, 'en']).replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole)
}
