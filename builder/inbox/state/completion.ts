import { fold } from '../../../plugins/kit/fold.ts'

/** What stands before the caret and asks to be completed: a snippet after `/`, a colleague after `@`. */
export interface Completion {
  readonly of: 'snippet' | 'mention'
  readonly word: string
  /** Where the mark stands. */
  readonly from: number
  readonly to: number
}

/** Looks for one. A mark counts at the beginning of a word only: addresses and dates hold both. */
export function completionAt(text: string, caret: number, mode: 'reply' | 'note'): Completion | undefined {
  const found = /(?:^|\s)([/@])([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret))
  const [, mark, word] = found ?? []
  if (mark === undefined || word === undefined || (mark === '@' && mode !== 'note')) return undefined
  return { of: mark === '/' ? 'snippet' : 'mention', word, from: caret - word.length - 1, to: caret }
}

/** The text with the completion in its place, and where the caret is then. */
export function complete(text: string, { from, to }: Completion, put: string): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, from) + put + text.slice(to), caret: from + put.length }
}

/** Those that fit, best first: the name begins so, then a word in it does, then it is somewhere in the text. */
export function fitting<T>(
  items: readonly T[],
  word: string,
  textsOf: (item: T) => readonly [string, ...string[]],
): readonly T[] {
  const wanted = fold(word)
  const ranked = items.flatMap(item => {
    const [name, ...more] = textsOf(item).map(text => fold(text))
    const rank = rankOf(name ?? '', more, wanted)
    return rank === undefined ? [] : [{ item, rank, name: name ?? '' }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1)).map(({ item }) => item)
}

function rankOf(name: string, more: readonly string[], wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0
  if (name.split(/[\s_-]/).some(part => part.startsWith(wanted))) return 1
  return [name, ...more].some(text => text.includes(wanted)) ? 2 : undefined
}

/** Who of those picked is still named in a note. */
export function mentionsIn(text: string, picked: readonly { readonly id: string; readonly name: string }[]): readonly string[] {
  return [...new Set(picked.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))]
}
