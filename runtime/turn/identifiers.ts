import { hash, randomBytes } from 'node:crypto'

/** A conversation's id: from what makes its beginning unique, so that a repeated beginning finds it; else random. */
export function conversationId(from?: readonly [visitorId: string, key: string]): string {
  return from ? digest(from.join('\0')) : randomBytes(16).toString('base64url')
}

/** Tells two events under one key apart. */
export const printOf = (what: unknown): string => digest(JSON.stringify(what))

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22)
}
