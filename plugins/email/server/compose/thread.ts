/** The headers that keep a conversation together in mail programs. */
export interface Thread {
  readonly inReplyTo?: string
  /** Oldest first. */
  readonly references: readonly string[]
}

/** What a mail answers: the last that is not ours, in the company of the first and the last 19. `ids`: oldest first, without brackets. */
export function threadOf(ids: readonly string[], isOurs: (id: string) => boolean): Thread {
  const clean = ids.filter(id => /^[^\s<>@]+@[^\s<>@]+$/.test(id))
  const references = clean.length <= 20 ? clean : [...clean.slice(0, 1), ...clean.slice(-19)]
  const last = clean.findLast(id => !isOurs(id)) ?? clean.at(-1)
  return { references: references.map(bracketed), ...(last === undefined ? {} : { inReplyTo: bracketed(last) }) }
}

const bracketed = (id: string): string => `<${id}>`
