import type { Clock } from '../clock/clock.ts'
import { blankRecord, type NewConversation } from '../conversation/begin.ts'
import type { Inbound } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { step, stepDeaf, type Turn } from '../conversation/step.ts'
import type { World } from '../conversation/world.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import type { Availability } from '../library/availability.ts'
import type { Library } from '../library/library.ts'
import type { Answer, Decision, Found, Store, TurnCommit } from '../store/contract.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import { answerAgain, commitOf, type Name } from './take-turn.ts'
import type { Watchdog } from './watchdog.ts'
import { worldAt } from './world-at.ts'

export interface TurnParts {
  readonly store: Store
  readonly library: Library
  readonly availability: Availability
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** Turns in which the flow may run, per conversation and minute. */
  readonly turnsPerMinute: number
  /** Turns that may wait for their commit. */
  readonly capacity: number
  /** Called after each durable turn. */
  readonly committed?: (turn: { ms: number; halted: boolean; effects: number; nextTimer: number | undefined }) => void
  readonly batched?: (turns: number) => void
  readonly watchdog?: Watchdog
}

/** Sees single turns through: from an inbound event to its durable answer. */
export interface TurnTaker {
  readonly mailboxes: Mailboxes
  /** The world of now, for a conversation of this place. */
  world(about: Place, actor: string, vouched?: Found['vouched']): World
  /** The first turn of a conversation. `about` is asked for within the turn, and only if the event is new. */
  first(
    id: string,
    visitorId: string,
    name: Name,
    event: Begin,
    about: () => NewConversation,
    visitor?: TurnCommit['visitor'],
  ): Promise<Answer>
  /** A further turn. `instead` may give an answer without one. Error: `conversation_unknown`, also when it is not `mine`. */
  next(turn: NextTurn): Promise<Answer>
}

export type Place = Pick<ConversationRecord, 'channelId' | 'tz' | 'page'>
export type Begin = Extract<Inbound, { type: 'begin' }>

export interface NextTurn {
  readonly conversation: string
  readonly name: Name
  readonly actor: string
  readonly event: Inbound
  /** May whoever asks have this conversation? */
  readonly mine?: (record: ConversationRecord) => boolean
  readonly instead?: (record: ConversationRecord) => Answer
}

export function createTurnTaker(parts: TurnParts): TurnTaker {
  const { store, library, availability, clock, random, turnsPerMinute, committed, watchdog } = parts
  const mailboxes = createMailboxes({
    store,
    capacity: parts.capacity,
    ...(parts.batched ? { committed: parts.batched } : {}),
    async recover(error) {
      if (!(error instanceof ProgramMissing)) return false
      await library.load(error.flow, error.version)
      return true
    },
  })
  const world: TurnTaker['world'] = ({ channelId, tz, page }, actor, vouched) =>
    worldAt(
      { now: clock.now(), actor, channel: channelId, tz, page, vouched, random: random() },
      { library, availability, turnsPerMinute },
    )
  const watched = (record: ConversationRecord, event: Inbound, at: World, { key }: Name): Turn | undefined => {
    const hung = watchdog?.begin(record.id, key) === true
    try {
      return hung ? stepDeaf(record, event, at, new ParleyError('turn_hung', { key })) : step(record, event, at)
    } finally {
      watchdog?.end()
    }
  }
  const stepped = (
    record: ConversationRecord,
    event: Inbound,
    at: World,
    name: Name,
    visitor?: TurnCommit['visitor'],
  ): Decision => {
    const turn = watched(record, event, at, name)
    return turn ? commitOf(turn, name, visitor) : { write: false, answer: undefined }
  }
  const report = async (written: TurnCommit, { key }: Name, started: number): Promise<void> => {
    const { record, turn, timers, effects } = written
    if (turn.trace.halted === 'turn_hung') await watchdog?.forget(record.id, key)
    if (effects.add.length > 0) failpoint('turn.before-dispatch')
    const nextTimer = timers.set.length > 0 ? Math.min(...timers.set.map(timer => timer.dueAt)) : undefined
    const ms = performance.now() - started
    committed?.({ ms, halted: turn.trace.halted !== undefined, effects: effects.add.length, nextTimer })
  }
  const take = async (
    conversation: string,
    name: Name,
    mine: (record: ConversationRecord) => boolean,
    decide: (found: Found) => Decision,
  ): Promise<Answer> => {
    const started = performance.now()
    let written: TurnCommit | undefined
    const answer = await mailboxes.submit({
      conversation,
      key: name.key,
      decide(found) {
        written = undefined
        // Somebody else's conversation is as good as none, also under a key that it knows.
        if (found.record && !mine(found.record)) throw new ParleyError('conversation_unknown', { id: conversation })
        const decision = answerAgain(found, name) ?? decide(found)
        if (decision.write) written = decision.commit
        return decision
      },
    })
    failpoint('turn.before-acknowledge')
    if (written) await report(written, name, started)
    return answer
  }
  return {
    mailboxes,
    world,
    first: (id, visitorId, name, event, about, visitor) =>
      take(
        id,
        name,
        record => record.visitorId === visitorId,
        ({ record }) => {
          if (record) throw new ParleyError('client_msg_id_reused', { id: name.key.slice(2, 66) })
          const blank = blankRecord(about(), clock.now())
          return stepped(blank, event, world(blank, `visitor:${visitorId}`), name, visitor)
        },
      ),
    next: ({ conversation, name, actor, event, mine = anybody, instead }) =>
      take(conversation, name, mine, ({ record, vouched }) => {
        if (!record) throw new ParleyError('conversation_unknown', { id: conversation })
        const answer = instead?.(record)
        if (answer !== undefined) return { write: false, answer }
        return stepped(record, event, world(record, actor, vouched), name)
      }),
  }
}

const anybody = (): boolean => true
