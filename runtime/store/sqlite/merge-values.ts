import type { ContactRow } from './contact-rows.ts'
import { propertiesOf } from './row-json.ts'

/** What a contact got from one that went into it, as it then was. */
export interface Filled {
  readonly email?: string
  readonly owner?: string
  readonly seenAt?: { readonly before: number; readonly after: number }
  readonly said: Values
  readonly said_at: Values
  readonly stored: Values
}

type Values = Readonly<Record<string, unknown>>
const columns = ['said', 'said_at', 'stored'] as const

/** What the target knows stands; what it does not, the source tells. */
export function fillValues(target: ContactRow, source: ContactRow): { row: ContactRow; filled: Filled } {
  const known = { ...propertiesOf(target.said), ...propertiesOf(target.stored) }
  const fresh = (column: (typeof columns)[number]): Values =>
    Object.fromEntries(Object.entries(propertiesOf(source[column])).filter(([name]) => !Object.hasOwn(known, name)))
  const filled: Filled = {
    said: fresh('said'),
    said_at: fresh('said_at'),
    stored: fresh('stored'),
    ...(target.email === null && source.email !== null ? { email: source.email } : {}),
    ...(target.owner === null && source.owner !== null ? { owner: source.owner } : {}),
    ...(source.seen_at > target.seen_at ? { seenAt: { before: target.seen_at, after: source.seen_at } } : {}),
  }
  const both = (column: (typeof columns)[number]): string =>
    JSON.stringify({ ...propertiesOf(target[column]), ...filled[column] })
  return {
    filled,
    row: {
      ...target,
      said: both('said'),
      said_at: both('said_at'),
      stored: both('stored'),
      email: filled.email ?? target.email,
      owner: filled.owner ?? target.owner,
      seen_at: filled.seenAt?.after ?? target.seen_at,
    },
  }
}

/** Takes away what came from the source, unless it has been changed since. */
export function takeBackValues(target: ContactRow, filled: Filled): ContactRow {
  const without = (column: (typeof columns)[number]): string => {
    const left = Object.entries(propertiesOf(target[column])).filter(
      ([name, value]) => !Object.hasOwn(filled[column], name) || !isSame(filled[column][name], value),
    )
    return JSON.stringify(Object.fromEntries(left))
  }
  return {
    ...target,
    said: without('said'),
    said_at: without('said_at'),
    stored: without('stored'),
    email: filled.email !== undefined ? (target.email === filled.email ? null : target.email) : target.email,
    owner: filled.owner !== undefined && target.owner === filled.owner ? null : target.owner,
    seen_at: filled.seenAt !== undefined && target.seen_at === filled.seenAt.after ? filled.seenAt.before : target.seen_at,
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
