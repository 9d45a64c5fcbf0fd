import { ParleyError } from '../errors/parley-error.ts'
import { type Draft, log } from './draft.ts'
import type { Event, MessageEvent } from './event.ts'
import type { AgentAct, Inbound } from './inbound.ts'
import { knownEmail } from './known-email.ts'

/** Names the effect that sends a mail, where others name their plugin's action. */
export const mailAction = '@mail'

/** What goes into a mail: the lines of agents between two numbers of the stream. */
export interface MailInput {
  readonly to: string
  readonly seqs: readonly [from: number, to: number]
}

/** Without an open page for so long, a visitor is gone. */
const goneMs = 2 * 60_000
const longestWaitMs = 60 * 60_000

/** What agents said in this turn goes by mail later, if nobody has read it by then. All that comes until then goes along. */
export function settleMail(draft: Draft): void {
  const { record, world, events } = draft
  const last = events.findLast(isAgents)
  // Where each message is sent, it has gone already, unless it could not go there any more.
  if (!last || !world.mail || (record.peer && !last.byMail) || knownEmail(draft) === undefined) return
  const first = events.find(isAgents) ?? last
  if (last.byMail) {
    record.unmailed = { from: first.seq, to: last.seq, at: world.now, dueAt: world.now }
    return
  }
  record.unmailed = record.unmailed
    ? { ...record.unmailed, to: last.seq }
    : { from: first.seq, to: last.seq, at: world.now, dueAt: world.now + world.mail.afterMs }
}

/**
 * Does what an agent writes go by mail, because the time in which the channel takes answers is over? Errors: `window_over`,
 * `mail_off`.
 */
export function goesByMail(draft: Draft, { byMail }: Extract<AgentAct, { type: 'agent-message' }>): boolean {
  const { record, world } = draft
  const until = record.answerBy && (record.answerBy.agents ?? record.answerBy.bot)
  if (until === undefined || until > world.now) return false
  if (!byMail || knownEmail(draft) === undefined)
    throw new ParleyError('window_over', { id: record.id, until: new Date(until).toISOString() })
  if (world.mail?.isSetUp !== true) throw new ParleyError('mail_off')
  return true
}

/** It is time to mail, unless the visitor has read it, has written since, or is there and may still look. */
export function mailFires(draft: Draft): void {
  const { record, world } = draft
  const { unmailed } = record
  const to = knownEmail(draft)
  record.unmailed = undefined
  if (!unmailed || !world.mail || to === undefined) return
  // Where it could only go by mail, nobody has seen it and nobody is waited for.
  const seen = record.peer ? 0 : Math.max(world.readUpTo?.() ?? 0, record.heardSeq ?? 0)
  if (seen >= unmailed.to) return
  const again = record.peer ? world.now : askAgainAt(draft, unmailed.at, world.mail.afterMs)
  if (again > world.now) {
    record.unmailed = { ...unmailed, dueAt: again }
    return
  }
  if (!world.mail.isSetUp) return noteMissing(draft, to)
  const seqs = [Math.max(unmailed.from, seen + 1), unmailed.to] as const
  const effect = `${record.id}-${record.turn}-mail`
  const { flow, version } = record
  const input: MailInput = { to, seqs }
  draft.effects.add.push({ id: effect, frame: 0, visit: 0, flow, version, node: '', action: mailAction, input, at: world.now })
  record.mails = [...(record.mails ?? []), { effect, to, seqs }]
}

/** A mail has left, or not: the team's log says so. False when the effect is no mail. */
export function mailEnds(draft: Draft, { effect, buried, heard }: Extract<Inbound, { type: 'result' }>): boolean {
  const { record } = draft
  const mail = record.mails?.find(mail => mail.effect === effect)
  if (!mail) return false
  // A mail that was given up may be sent again by hand.
  if (!buried) record.mails = record.mails?.filter(other => other !== mail)
  const { to, seqs } = mail
  if (heard.type === 'performed') {
    if (heard.result !== null) log(draft, { type: 'mailed', to, seqs }, 'system')
    return true
  }
  const { code, message } = heard.error
  if (code === 'mail_not_set_up') noteMissing(draft, to)
  else log(draft, { type: 'not-mailed', reason: buried ? 'mail_given_up' : 'mail_refused', to, detail: message }, 'system')
  return true
}

// Said once: every further answer would only say it again.
function noteMissing(draft: Draft, to: string): void {
  if (draft.record.mailNoted) return
  draft.record.mailNoted = true
  log(draft, { type: 'not-mailed', reason: 'mail_not_set_up', to }, 'system')
}

// Whoever has the page open may look any moment: asked again after as long as it has waited already, an hour at most.
function askAgainAt({ world }: Draft, at: number, afterMs: number): number {
  const since = world.goneSince?.()
  if (since !== undefined) return since + Math.min(goneMs, afterMs)
  return world.now + Math.min(Math.max(world.now - at, afterMs), Math.max(longestWaitMs, afterMs))
}

function isAgents(event: Event): event is Event & MessageEvent {
  return event.type === 'message' && event.author === 'agent'
}
