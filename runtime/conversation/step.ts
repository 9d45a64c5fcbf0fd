import { pickText } from '../../plugins/kit/text.ts'
import { errorCodes } from '../errors/codes.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import { agentActs } from './agent.ts'
import { begin } from './begin.ts'
import { consentDecided } from './consent-decided.ts'
import { createDraft, type Draft, log, move, tellMessage, topFrame } from './draft.ts'
import { dropFrames } from './drive.ts'
import type { NewEffect } from './effect.ts'
import type { Event, TeamEntry } from './event.ts'
import { settleFileAsked } from './file-asked.ts'
import { userGone } from './give.ts'
import { holderChanges } from './held.ts'
import type { Inbound } from './inbound.ts'
import type { KeptRecord } from './kept-record.ts'
import { settleLeft } from './left.ts'
import { isClosed, ownerOf } from './lifecycle.ts'
import { settleMail } from './mail.ts'
import { answeredElsewhere, messageReturned, wordsChanged, wordsDropped } from './news.ts'
import { eventComes, visitorReturns } from './occasions.ts'
import { overviewAfter } from './overview.ts'
import type { ConversationRecord } from './record.ts'
import { resultComes } from './results.ts'
import { settleSilence, silenceTimer } from './silence.ts'
import { settleTimers, timerChanges, timerFires } from './timers.ts'
import type { Trace } from './trace.ts'
import { visitorAsks, visitorWrites } from './visitor.ts'
import type { World } from './world.ts'

/** What one turn leaves. */
export interface Turn {
  readonly record: ConversationRecord
  readonly events: readonly Event[]
  readonly team: readonly TeamEntry[]
  readonly trace: Trace
  /** The seq of the visitor's own message, 0 when the turn has none. */
  readonly ownSeq: number
  readonly timers: { readonly set: readonly { id: string; dueAt: number }[]; readonly cancel: readonly string[] }
  readonly effects: { readonly add: readonly NewEffect[]; readonly drop: readonly string[] }
  readonly records: readonly KeptRecord[]
  /** The user whom routing gave the conversation. */
  readonly given?: string
  /** Was something said of the visitor that a contact should learn? */
  readonly saidMore: boolean
  /** Whom the team says the visitor is. */
  readonly link?: NonNullable<Draft['link']>
}

/**
 * One turn: what a conversation makes of one inbound event. Pure: the same record, event and world give the same turn.
 * Refuses (throws a `ParleyError` below 500) what cannot be done; then nothing has happened. A flow that cannot go on is
 * no refusal: the turn is taken back, the event is kept without the flow, and people are told. Throws `ProgramMissing`
 * when a flow must be loaded first. `undefined` for a timer that no longer stands.
 */
export function step(record: ConversationRecord, event: Inbound, world: World): Turn | undefined {
  const draft = createDraft(record, world, false)
  try {
    const ownSeq = take(draft, event)
    return ownSeq === undefined ? undefined : finish(record, draft, event, ownSeq)
  } catch (error) {
    if (error instanceof ProgramMissing || isRefusal(error)) throw error
    return halted(record, event, world, draft, error)
  }
}

// That a flow leads to one which is switched off is the flow's fault, not that of who wrote.
function isRefusal(error: unknown): boolean {
  return error instanceof ParleyError && errorCodes[error.code] < 500 && error.code !== 'flow_not_live'
}

function take(draft: Draft, event: Inbound): number | undefined {
  switch (event.type) {
    case 'begin':
      return begin(draft, event)
    case 'message':
      return visitorWrites(draft, event.act)
    case 'ask-for-person':
      visitorAsks(draft)
      return 0
    case 'timer':
      return timerFires(draft, event.id, event.dueAt) ? 0 : undefined
    case 'result':
      resultComes(draft, event)
      return 0
    case 'event':
      eventComes(draft, event)
      return 0
    case 'consent':
      consentDecided(draft, event)
      return 0
    case 'return':
      return visitorReturns(draft, event) ? 0 : undefined
    case 'edited':
      return wordsChanged(draft, event) ? 0 : undefined
    case 'deleted':
      return wordsDropped(draft, event) ? 0 : undefined
    case 'returned':
      messageReturned(draft, event)
      return 0
    case 'answered-elsewhere':
      return answeredElsewhere(draft, event)
    case 'held':
      return holderChanges(draft, event) ? 0 : undefined
    case 'user-gone':
      return userGone(draft, event.user) ? 0 : undefined
    default:
      agentActs(draft, event.agent, event)
      return 0
  }
}

/** The turn of an event that no flow may hear: it is kept, and people are told why. */
export function stepDeaf(record: ConversationRecord, event: Inbound, world: World, error: unknown): Turn {
  return halted(record, event, world, createDraft(record, world, true), error)
}

function halted(record: ConversationRecord, event: Inbound, world: World, failed: Draft, error: unknown): Turn {
  const draft = createDraft(record, world, true)
  const ownSeq = take(draft, event) ?? 0
  const reason = error instanceof ParleyError ? error.code : 'handler_threw'
  const detail = (error instanceof ParleyError ? JSON.stringify(error.params) : String(error)).slice(0, 500)
  // The one that is at fault may never have heard anything.
  const named = error instanceof ParleyError ? error.params['node'] : undefined
  const node = typeof named === 'string' ? named : (failed.path.at(-1)?.node ?? topFrame(record)?.node)
  log(draft, { type: 'halted', reason, ...(node ? { node } : {}), detail })
  draft.record.asked = true
  draft.record.idleAt = undefined
  draft.record.pace = failed.record.pace
  // What reopens a conversation drops its tail, also this.
  if (isClosed(draft.record.state)) dropFrames(draft)
  move(draft, 'flow.halted')
  apologise(draft)
  draft.path.push(...failed.path)
  return finish(record, draft, event, ownSeq, reason)
}

/** What its author wants visitors to read when the flow cannot go on. While an agent has the conversation, people explain. */
function apologise(draft: Draft): void {
  const { record, world } = draft
  if (record.flow === '' || ownerOf(record.state) !== 'queue') return
  const { languages, options } = world.program(record.flow, record.version).flow
  const text = pickText(options.errorText ?? {}, [record.language, ...languages])
  if (text !== '') tellMessage(draft, { author: 'bot', text })
}

function finish(before: ConversationRecord, draft: Draft, event: Inbound, ownSeq: number, haltedBy?: string): Turn {
  const { record, world, events, team, effects, records } = draft
  if (ownerOf(record.state) === 'agent') record.routed = undefined
  settleLeft(draft)
  settleMail(draft)
  settleFileAsked(draft)
  settleSilence(draft)
  settleTimers(record, world.now)
  Object.assign(record, overviewAfter(before, record, events, world.now))
  const timers = timerChanges(before.turn === 0 ? undefined : before, record)
  const trace: Trace = {
    turn: record.turn,
    at: world.now,
    actor: world.actor,
    event: { ...describe(event), ...(ownSeq > 0 ? { seq: ownSeq } : {}) },
    state: [before.turn === 0 ? null : before.state, record.state],
    path: draft.path,
    ...(draft.facts ? { facts: draft.facts } : {}),
    ...(Object.keys(draft.set).length > 0 ? { set: draft.set } : {}),
    ...(timers.set.length + timers.cancel.length > 0
      ? { timers: { set: timers.set.map(timer => named(record, timer)), cancelled: timers.cancel } }
      : {}),
    ...(effects.add.length > 0 ? { effects: effects.add.map(effect => effect.id) } : {}),
    ...(haltedBy ? { halted: haltedBy } : {}),
  }
  const given = draft.given === undefined ? {} : { given: draft.given }
  const { saidMore, link } = draft
  return { record, events, team, trace, ownSeq, timers, effects, records, saidMore, ...(link ? { link } : {}), ...given }
}

/** What the event brought, as far as no stream holds it. */
function describe(event: Inbound): Trace['event'] {
  switch (event.type) {
    case 'begin':
      return { type: event.type, ...(event.opening ? { opening: event.opening.at } : {}) }
    case 'message':
      return { type: event.type }
    case 'agent-message':
    case 'agent-note':
      return { type: event.type, agent: event.agent.id }
    // Their words may be taken back one day: traces are for ever.
    case 'edited':
      return { type: event.type, of: event.seq }
    case 'answered-elsewhere':
      return { type: event.type }
    default:
      return { ...event }
  }
}

function named(
  record: ConversationRecord,
  { id, dueAt }: { id: string; dueAt: number },
): { id: string; node: string; name: string; dueAt: number } {
  for (const frame of record.frames) {
    const timer = frame.timers.find(timer => timer.id === id)
    if (timer) return { id, node: frame.node, name: timer.name, dueAt }
    if (id === silenceTimer && frame.silence) return { id, node: frame.silence.node, name: id, dueAt }
  }
  return { id, node: '', name: id, dueAt }
}
