import { errorCodes } from '../errors/codes.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import { agentActs } from './agent.ts'
import { begin } from './begin.ts'
import { createDraft, type Draft, log, move, topFrame } from './draft.ts'
import { dropFrames } from './drive.ts'
import type { NewEffect } from './effect.ts'
import type { Event, TeamEntry } from './event.ts'
import type { Inbound } from './inbound.ts'
import { isClosed } from './lifecycle.ts'
import type { ConversationRecord } from './record.ts'
import { resultComes } from './results.ts'
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
  readonly records: readonly { readonly kind: string; readonly data: unknown }[]
  /** Was something said of the visitor that a contact should learn? */
  readonly saidMore: boolean
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
  const node = failed.path.at(-1)?.node ?? topFrame(record)?.node
  log(draft, { type: 'halted', reason, ...(node ? { node } : {}), detail })
  draft.record.asked = true
  draft.record.idleAt = undefined
  draft.record.pace = failed.record.pace
  // What reopens a conversation drops its tail, also this.
  if (isClosed(draft.record.state)) dropFrames(draft)
  move(draft, 'flow.halted')
  draft.path.push(...failed.path)
  return finish(record, draft, event, ownSeq, reason)
}

function finish(before: ConversationRecord, draft: Draft, event: Inbound, ownSeq: number, haltedBy?: string): Turn {
  const { record, world, events, team, effects, records } = draft
  settleTimers(record, world.now)
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
  return { record, events, team, trace, ownSeq, timers, effects, records, saidMore: draft.saidMore }
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
  }
  return { id, node: '', name: id, dueAt }
}
