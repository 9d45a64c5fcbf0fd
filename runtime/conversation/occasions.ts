import { ParleyError } from '../errors/parley-error.ts'
import type { Awaiting } from '../flow/awaiting.ts'
import { type Draft, log } from './draft.ts'
import type { Inbound } from './inbound.ts'
import { interrupted } from './interrupt.ts'
import { isClosed, ownerOf } from './lifecycle.ts'

/**
 * Something has happened elsewhere. A flow hears it while the bot has the conversation; the team's log keeps it either way.
 * Error: `conversation_closed`.
 */
export function eventComes(draft: Draft, { name, data }: Extract<Inbound, { type: 'event' }>): void {
  const { record } = draft
  if (isClosed(record.state)) throw new ParleyError('conversation_closed', { id: record.id })
  const at = { name, data }
  // The log says what came before it says what came of it; whether a flow hears it is known only then.
  const place = draft.team.length
  log(draft, { type: 'event', name, data, heard: false })
  const heard = ownerOf(record.state) === 'bot' && interrupted(draft, (program, against) => program.findEvent(against()), at)
  const entry = draft.team[place]
  if (heard && entry) draft.team[place] = { ...entry, ...at, type: 'event', heard }
}

/** The visitor is back. False when that sets nothing off: then nothing has happened. */
export function visitorReturns(draft: Draft, { since }: Extract<Inbound, { type: 'return' }>): boolean {
  const { record, world } = draft
  if (isClosed(record.state) || ownerOf(record.state) !== 'bot') return false
  // Whoever has written meanwhile needs no welcome.
  const away = world.now - Math.max(since, record.lastVisitorAt)
  return interrupted(draft, ({ returns }) => longest(returns.filter(({ ms }) => away >= ms)))
}

// Of "gone for an hour" and "gone for a week" the latter says more of somebody who was gone for a month.
function longest(waiting: readonly Awaiting[]): Awaiting | undefined {
  return waiting.reduce<Awaiting | undefined>((most, one) => (most === undefined || one.ms > most.ms ? one : most), undefined)
}
