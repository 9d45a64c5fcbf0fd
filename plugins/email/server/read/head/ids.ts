import type { Head } from '../mime/head.ts'

/** The ids in a header, without brackets, in their order; some programs forget the brackets, or repeat ids. */
export function readIds(value: string | undefined): readonly string[] {
  if (value === undefined) return []
  const bracketed = [...value.matchAll(/<([^<>]{1,998})>/g)].map(([, id = '']) => id.replace(/\s+/g, ''))
  const found = bracketed.length > 0 ? bracketed : value.split(/[\s,]+/).filter(word => /^[^\s<>()]+@[^\s<>()]+$/.test(word))
  return [...new Set(found)].filter(id => id !== '')
}

/** The id of a mail itself. */
export function readId(head: Head): string | undefined {
  const value = head.first('message-id') ?? head.first('x-message-id') ?? head.first('resent-message-id')
  // Without brackets and without an @ it is still what everybody will answer by.
  return readIds(value)[0] ?? value?.replace(/[<>\s]+/g, '').slice(0, 998) ?? undefined
}

/** Ids of what a mail answers, best first: all it says it answers, then what came before that, the last first. */
export function readAnswers(head: Head): readonly string[] {
  const direct = head.all('in-reply-to').flatMap(readIds)
  const before = head.all('references').flatMap(readIds).toReversed()
  return [...new Set([...direct, ...before])].slice(0, 50)
}
