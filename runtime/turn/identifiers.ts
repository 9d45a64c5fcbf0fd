import { createHash, randomBytes } from 'node:crypto'

/** A conversation's id: from what makes its beginning unique, so that a repeated beginning finds it; else random. */
export function conversationId(from?: readonly [visitorId: string, key: string]): string {
  return from ? digest(from.join('\0')) : randomBytes(16).toString('base64url')
}

/** A visitor's secret, known to their browser alone: 256 random bits. */
export const newVisitorToken = (): string => randomBytes(32).toString('base64url')
export const newVisitorId = (): string => `v_${randomBytes(12).toString('base64url')}`

/** What is kept of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Tells two events under one key apart. */
export const printOf = (what: unknown): string => digest(JSON.stringify(what))

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
