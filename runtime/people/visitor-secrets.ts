import { hash, randomBytes } from 'node:crypto'

/** A visitor's secret, known to their browser alone: 256 random bits. */
export const newVisitorToken = (): string => randomBytes(32).toString('base64url')

export const newVisitorId = (): string => `v_${randomBytes(12).toString('base64url')}`

/** What is kept of a token. */
export const tokenHash = (token: string): string => hash('sha256', token, 'base64url')
