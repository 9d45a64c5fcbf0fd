import type { Inline } from './ast.ts'
import { safeLink } from './safe-link.ts'

const address = /(?:https?:\/\/|www\.)[^\s<>"`]{1,2000}/iy

/** A web address that stands in a text as it is: the link, and where it ends. Without the punctuation of its sentence. */
export function bareLinkAt(text: string, at: number): { readonly link: Inline; readonly end: number } | undefined {
  const first = text.charAt(at)
  if ((first !== 'h' && first !== 'H' && first !== 'w' && first !== 'W') || /[\p{L}\p{N}_]/u.test(text.charAt(at - 1)))
    return undefined
  address.lastIndex = at
  const [found] = address.exec(text) ?? []
  if (found === undefined) return undefined
  const shown = withoutPunctuation(found)
  const link = safeLink(/^www/i.test(shown) ? `https://${shown}` : shown)
  return link?.to.includes('.') || link?.to.startsWith('localhost')
    ? { link: { type: 'link', inlines: [shown], ...link }, end: at + shown.length }
    : undefined
}

function withoutPunctuation(text: string): string {
  let shown = text.replace(/[.,;:!?'*_~\]}|]{1,99}$/, '')
  // A closing bracket belongs to the address when the address opened it.
  while (shown.endsWith(')') && !shown.includes('(')) shown = shown.slice(0, -1).replace(/[.,;:!?]{1,9}$/, '')
  return shown
}
