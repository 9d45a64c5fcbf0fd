import type { Facts } from '../facts.ts'
import type { Said } from '../message.ts'
import type { EventData } from '../trigger.ts'
import { type NamedOperand, type PlainOperand, partsOf } from './operand.ts'

/** What a condition is held against. */
export interface Against {
  /** What the visitor said last. */
  readonly reply?: Said | undefined
  /** The event from outside that is tried now. */
  readonly event?: { readonly name: string; readonly data: EventData } | undefined
  readonly vars: Readonly<Record<string, unknown>>
  readonly contact: Readonly<Record<string, unknown>>
  readonly facts: Facts
  readonly language: string
  /** ms since 1970. */
  readonly now: number
}

/** The value of an operand. Own properties only; `undefined` for what is not there, or is no operand. */
export function readOperand(operand: string, against: Against): unknown {
  const parts = partsOf(operand)
  if (!parts) return undefined
  return 'name' in parts ? readNamed(parts.of, parts.name, against) : readPlain(parts.of, against)
}

function readPlain(of: PlainOperand, { reply, event, facts, language, now }: Against): unknown {
  switch (of) {
    case 'reply':
      return reply?.text
    case 'reply.choice':
      return reply?.choice
    case 'page.url':
      return facts.page?.url
    case 'page.title':
      return facts.page?.title
    case 'page.referrer':
      return facts.page?.referrer
    case 'channel':
      return facts.channel
    case 'tz':
      return facts.tz
    case 'random':
      return facts.random
    case 'language':
      return language
    case 'now':
      return now
    case 'event':
      return event?.name
  }
}

function readNamed(of: NamedOperand, name: string, { event, vars, contact, facts }: Against): unknown {
  switch (of) {
    case 'vars':
      return own(vars, name)
    case 'contact':
      return own(contact, name)
    case 'open':
      return own(facts.open, name)
    case 'available':
      return own(facts.available, name)
    case 'event.data':
      return own(event?.data ?? {}, name)
    case 'page.query':
      return query(facts.page?.url ?? '').get(name) ?? undefined
  }
}

function own(values: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

// By hand, because a page may also be named by a path alone.
function query(url: string): URLSearchParams {
  const page = url.split('#', 1)[0] ?? ''
  const start = page.indexOf('?')
  return new URLSearchParams(start < 0 ? '' : page.slice(start + 1))
}
