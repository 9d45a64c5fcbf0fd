import type { Clock } from '../clock/clock.ts'
import { blankRecord, type NewConversation } from '../conversation/begin.ts'
import type { Event, TeamEntry } from '../conversation/event.ts'
import type { Inbound } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { step, stepDeaf, type Turn } from '../conversation/step.ts'
import type { World } from '../conversation/world.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import type { Availability } from '../library/availability.ts'
import type { Programs } from '../library/library.ts'
import type { Answer, Decision, Found, Look, Store, TurnCommit, Work } from '../store/contract.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import type { TeamParts } from './staff-at.ts'
import { answerAgain, commitOf, type Name } from './take-turn.ts'
import type { Watchdog } from './watchdog.ts'
import { type WorldParts, worldAt } from './world-at.ts'

export interface TurnParts {
  readonly store: Store
  readonly library: Programs
  readonly availability: Pick<Availability, 'get' | 'isOpen'>
  readonly clock: Clock
  /** In [0, 1). */
  readonly random: () => number
  /** Turns in which the flow may run, per conversation and minute. */
  readonly turnsPerMinute: number
  /** Turns that may wait for their commit. */
  readonly capacity: number
  /** Called after each durable turn. */
  readonly committed?: (turn: CommittedTurn) => void
  readonly batched?: (turns: number) => void
  readonly watchdog?: Watchdog
  /** What is known of a medium that a message shows. */
  readonly medium?: World['medium']
  readonly team: TeamParts
  readonly presence?: WorldParts['presence']
  readonly mail?: World['mail']
}

/** A durable turn: what it left, and what it asks of others. */
export interface CommittedTurn {
  readonly record: ConversationRecord
  readonly events: readonly Event[]
  readonly entries: readonly TeamEntry[]
  readonly ms: number
  readonly halted: boolean
  readonly effects: number
  readonly nextTimer: number | undefined
}

/** Sees single turns through: from an inbound event to its durable answer. */
export interface TurnTaker {
  readonly mailboxes: Mailboxes
  /** The world of now, for a conversation of this place. */
  world(about: Place, actor: string, found?: Pick<Found, 'vouched' | 'file'>, turn?: InTurn): World
  /** The first turn of a conversation. `about` is asked for within the turn, and only if the event is new. */
  first(
    id: string,
    visitorId: string,
    name: Name,
    event: Begin,
    about: () => NewConversation,
    beside?: Pick<TurnCommit, 'visitor' | 'intake'>,
  ): Promise<Answer>
  /** A further turn. `instead` may give an answer without one. Error: `conversation_unknown`, also when it is not `mine`. */
  next(turn: NextTurn): Promise<Answer>
}

/** What a turn may look up, and whose it is. */
interface InTurn {
  readonly record: ConversationRecord
  readonly look: Look
}

export type Place = Pick<ConversationRecord, 'channelId' | 'inboxId' | 'tz' | 'page'>
export type Begin = Extract<Inbound, { type: 'begin' }>

export interface NextTurn {
  readonly conversation: string
  readonly name: Name
  readonly actor: string
  readonly event: Inbound
  /** May whoever asks have this conversation? */
  readonly mine?: (record: ConversationRecord) => boolean
  readonly instead?: (record: ConversationRecord) => Answer
  readonly intake?: TurnCommit['intake']
}

export function createTurnTaker(parts: TurnParts): TurnTaker {
  const { store, library, availability, clock, random, turnsPerMinute, committed, watchdog } = parts
  const { medium, team, presence, mail } = parts
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
  const world: TurnTaker['world'] = ({ channelId, inboxId, tz, page }, actor, { vouched, file } = {}, turn) =>
    worldAt(
      {
        now: clock.now(),
        actor,
        channel: channelId,
        inbox: inboxId,
        tz,
        page,
        vouched,
        file,
        random: random(),
        turn: turn && { visitor: turn.record.visitorId, email: emailIn(turn.record.said, vouched), look: turn.look },
      },
      {
        library,
        availability,
        turnsPerMinute,
        team,
        ...(medium ? { medium } : {}),
        ...(presence ? { presence } : {}),
        ...(mail ? { mail } : {}),
      },
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
    beside?: Pick<TurnCommit, 'visitor' | 'intake'>,
  ): Decision => {
    const turn = watched(record, event, at, name)
    return turn ? commitOf(turn, name, beside) : { write: false, answer: undefined }
  }
  const report = async (written: TurnCommit, { key }: Name, started: number): Promise<void> => {
    const { record, turn, timers, effects } = written
    if (turn.trace.halted === 'turn_hung') await watchdog?.forget(record.id, key)
    if (effects.add.length > 0) failpoint('turn.before-dispatch')
    const nextTimer = timers.set.length > 0 ? Math.min(...timers.set.map(timer => timer.dueAt)) : undefined
    const ms = performance.now() - started
    const halted = turn.trace.halted !== undefined
    committed?.({ record, events: turn.events, entries: turn.team, ms, halted, effects: effects.add.length, nextTimer })
  }
  const take = async (
    conversation: string,
    name: Name,
    mine: (record: ConversationRecord) => boolean,
    decide: (found: Found, look: Look) => Decision,
    beside: Pick<Work, 'file' | 'visitor'> = {},
  ): Promise<Answer> => {
    const started = performance.now()
    let written: TurnCommit | undefined
    const answer = await mailboxes.submit({
      conversation,
      key: name.key,
      ...beside,
      decide(found, look) {
        written = undefined
        // Somebody else's conversation is as good as none, also under a key that it knows.
        if (found.record && !mine(found.record)) throw new ParleyError('conversation_unknown', { id: conversation })
        const decision = answerAgain(found, name) ?? decide(found, look)
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
    first: (id, visitorId, name, event, about, beside) =>
      take(
        id,
        name,
        record => record.visitorId === visitorId,
        ({ record, vouched }, look) => {
          if (record) throw new ParleyError('client_msg_id_reused', { id: name.key.slice(2, 66) })
          const blank = blankRecord(about(), clock.now())
          return stepped(
            blank,
            event,
            world(blank, `visitor:${visitorId}`, vouched ? { vouched } : {}, { record: blank, look }),
            name,
            beside,
          )
        },
        { visitor: visitorId },
      ),
    next: ({ conversation, name, actor, event, mine = anybody, instead, intake }) =>
      take(
        conversation,
        name,
        mine,
        ({ record, ...found }, look) => {
          if (!record) throw new ParleyError('conversation_unknown', { id: conversation })
          const answer = instead?.(record)
          if (answer !== undefined) return { write: false, answer }
          return stepped(record, event, world(record, actor, found, { record, look }), name, intake && { intake })
        },
        fileIn(event),
      ),
  }
}

/** The file that an event names: a visitor sends what visitors gave, the team what it gave itself. */
function fileIn(event: Inbound): Pick<Work, 'file'> {
  const isAgents = event.type === 'agent-message' || event.type === 'answered-elsewhere'
  const id = event.type === 'message' ? event.act.fileId : isAgents ? event.fileId : undefined
  return id === undefined ? {} : { file: { id, by: isAgents ? 'team' : 'visitor' } }
}

function emailIn(said: ConversationRecord['said'], vouched: Found['vouched']): string | undefined {
  const email = vouched?.['email'] ?? said['email']
  return typeof email === 'string' ? email : undefined
}

const anybody = (): boolean => true
