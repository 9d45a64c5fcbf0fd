import type { Facts } from '../../plugins/kit/facts.ts'
import type { Explanation } from '../../plugins/kit/rule/explain.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { NewEffect } from './effect.ts'
import type { Event, MessageEvent, TeamEntry } from './event.ts'
import type { KeptRecord } from './kept-record.ts'
import { isSpam, type LifecycleEvent, nextState, ownerOf, statusOf } from './lifecycle.ts'
import type { ConversationRecord, Frame } from './record.ts'
import type { Visit } from './trace.ts'
import type { World } from './world.ts'

/** A turn while it happens: a copy of the record, and what piles up. Given up whole when the turn fails. */
export interface Draft {
  readonly record: ConversationRecord
  readonly world: World
  /** No flow hears anything: how a turn that went wrong is committed after all. */
  readonly deaf: boolean
  readonly events: Event[]
  readonly team: TeamEntry[]
  readonly path: Visit[]
  readonly effects: { add: NewEffect[]; drop: string[] }
  readonly records: KeptRecord[]
  /** Overrides what handlers see while an opening is played again. */
  shown?: { at: number; facts: Facts }
  facts?: Facts
  /** Why a trigger is about to break in: for its place in the trace. */
  why?: { readonly node: string; readonly explanation: Explanation }
  /** The visitor has done something in this turn. */
  acted?: true
  /** The visitor has turned away from the tail: what ends now ends for good. */
  tailCut?: true
  performs: number
  visits: number
  outputs: number
  timers: number
  saidMore: boolean
  /** The team has said who the visitor is: a contact, by id, or whom they are linked to. */
  link?: { readonly contact: string } | { readonly confirmed: true }
  /** The user whom routing gave the conversation in this turn. */
  given?: string
  set: Record<string, unknown>
}

export function createDraft(record: ConversationRecord, world: World, deaf: boolean): Draft {
  const copy = { ...record, turn: record.turn + 1, frames: record.frames.map(frame => ({ ...frame })) }
  return {
    record: copy,
    world,
    deaf,
    events: [],
    team: [],
    path: [],
    effects: { add: [], drop: [] },
    records: [],
    performs: 0,
    visits: 0,
    outputs: 0,
    timers: 0,
    saidMore: false,
    set: {},
  }
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'seq' | 'at'> : never
type Unlogged<T> = T extends unknown ? Omit<T, 'teamSeq' | 'at' | 'actor'> : never

/** Adds to the visitor's stream. */
export function tell(draft: Draft, event: Unnumbered<Event>): Event {
  draft.record.seq += 1
  const numbered = { seq: draft.record.seq, at: draft.world.now, ...event } as Event
  draft.events.push(numbered)
  return numbered
}

/** Adds a message to the stream; its id is its place. */
export function tellMessage(draft: Draft, message: Omit<MessageEvent, 'type' | 'id'>): Event & MessageEvent {
  return tell(draft, { type: 'message', id: `m${draft.record.seq + 1}`, ...message }) as Event & MessageEvent
}

/** Adds to the team's log. */
export function log(draft: Draft, entry: Unlogged<TeamEntry>, actor = draft.world.actor): void {
  draft.record.teamSeq += 1
  draft.team.push({ teamSeq: draft.record.teamSeq, at: draft.world.now, actor, ...entry } as TeamEntry)
}

/** Moves the lifecycle. Visitors learn of it when status or owner change. */
export function move(draft: Draft, event: LifecycleEvent): void {
  const { record } = draft
  const from = record.state
  const to = nextState(from, event)
  if (to === from) return
  record.state = to
  log(draft, { type: 'lifecycle', from, to, by: event })
  if (statusOf(to) !== 'snoozed') record.snoozedUntil = undefined
  if (statusOf(to) !== 'closed') record.closedAt = undefined
  if (statusOf(from) === statusOf(to) && ownerOf(from) === ownerOf(to)) return
  tell(draft, { type: 'status', status: statusOf(to), owner: ownerOf(to) })
}

export const topFrame = (record: ConversationRecord): Frame | undefined => record.frames.at(-1)

/** Does the flow hear now: the bot owns, a handoff node waits in the queue, or the tail still runs? */
export function flowHears(record: ConversationRecord): boolean {
  const top = topFrame(record)
  if (!top || record.state === 'closed.done' || isSpam(record.state)) return false
  const owner = ownerOf(record.state)
  return owner === 'bot' || (owner === 'queue' && top.queued === true)
}

/** What is known of the file that a message brings. Error: `file_unknown`. */
export function fileOf({ world }: Draft, fileId: string | undefined): MessageEvent['file'] {
  if (fileId === undefined) return undefined
  if (world.file?.id !== fileId) throw new ParleyError('file_unknown', { id: fileId })
  const { name, type, bytes } = world.file
  return { name, type, bytes }
}
