import type { AutomaticReason, Bounce, ReadAbout } from '../mail.ts'
import { ownHeader } from '../mail.ts'
import type { Part } from '../mime/parts.ts'

/** What the signs of a machine are looked for in. */
export interface Signs {
  readonly root: Part
  readonly id: string | undefined
  readonly from: readonly string[]
  readonly bounce: Bounce | undefined
  readonly about: ReadAbout
}

/**
 * Which sign says that a machine wrote a mail, the surest first; undefined: a person did. Subjects are no signs: people answer mails
 * called "Automatic reply" too.
 */
export function automaticReason(signs: Signs): AutomaticReason | undefined {
  return checks.find(([, isGiven]) => isGiven(signs))?.[0]
}

const has = ({ root }: Signs, ...names: string[]): boolean =>
  names.some(name => root.head.all(name).some(value => !/^(?:no|false)?$/i.test(value)))
const says = ({ root }: Signs, name: string, pattern: RegExp): boolean => root.head.all(name).some(value => pattern.test(value))
const isReport = ({ root }: Signs, type: string): boolean =>
  root.type.value === 'multipart/report' && root.type.parameters.get('report-type')?.toLowerCase() === type

const checks: readonly (readonly [AutomaticReason, (signs: Signs) => boolean])[] = [
  ['own-message', ({ id, about }) => id !== undefined && isOwnId(id, about.sentDomain)],
  ['own-header', signs => has(signs, ownHeader.toLowerCase(), 'x-loop')],
  ['bounce', signs => signs.bounce !== undefined || isReport(signs, 'delivery-status') || has(signs, 'x-failed-recipients')],
  [
    'receipt',
    signs => isReport(signs, 'disposition-notification') || signs.root.type.value === 'message/disposition-notification',
  ],
  ['own-address', ({ from, about }) => from.some(address => isOneOf(address, about.ownAddresses))],
  ['auto-submitted', signs => says(signs, 'auto-submitted', /^(?!\s*no\s*(?:;|\(|$))\s*\S/i)],
  ['auto-response-suppress', signs => says(signs, 'x-auto-response-suppress', /\b(?:all|autoreply|oof|dr|rn|nrn)\b/i)],
  ['precedence', signs => says(signs, 'precedence', /^\s*(?:bulk|junk|list|auto[_-]reply)\b/i)],
  ['autoreply-header', signs => has(signs, 'x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from')],
  ['list', signs => has(signs, 'list-id', 'list-unsubscribe', 'list-post')],
  ['feedback-id', signs => says(signs, 'feedback-id', bulkFeedback)],
  ['null-sender', signs => says(signs, 'return-path', /^\s*<\s*>/)],
  ['machine-address', ({ from }) => from.some(address => machine.test(address))],
]

/** Campaign, customer, kind, sender: houses of mail write fewer fields, or `user`, into the letters of people. */
const bulkFeedback = /^(?![^:]*:user:)[^:\s]+:[^:\s]+:[^:\s]+:\S+/i

/** Addresses nobody reads. */
const machine =
  /^(?:mailer-?daemon|postmaster|bounces?|auto-?(?:reply|responder|mailer)|automailer|(?:[a-z0-9]+[._-])*(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?(?:reply|respond)|nicht-?antworten|ne-?pas-?repondre|no-?responder|nao-?responda|niet-?beantwoorden))(?:[+._=-][^@]*)?@/i

/** An id we made: `o.<what>.<proof>@<domain>`. */
function isOwnId(id: string, domain: string | undefined): boolean {
  if (domain === undefined) return false
  const at = id.lastIndexOf('@')
  return id.slice(at + 1).toLowerCase() === domain.toLowerCase() && /^o\.[\w.-]+\.[\w-]+$/.test(id.slice(0, at))
}

/** Also with something behind a plus: it is the same mailbox. */
function isOneOf(address: string, own: readonly string[]): boolean {
  const bare = address.toLowerCase().replace(/\+[^@]*@/, '@')
  return own.some(other => other.toLowerCase() === bare || other.toLowerCase() === address.toLowerCase())
}
