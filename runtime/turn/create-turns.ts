import { randomBytes } from 'node:crypto'
import type { Shown } from '../../plugins/kit/message.ts'
import type { Clock } from '../clock/clock.ts'
import { blankRecord, type NewConversation } from '../conversation/begin.ts'
import type { Inbound } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { step, stepDeaf, type Turn } from '../conversation/step.ts'
import type { World } from '../conversation/world.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import type { Program } from '../flow/program.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import type { Availability } from '../library/availability.ts'
import type { Library } from '../library/library.ts'
import type { Answer, Decision, Found, Store, TurnCommit } from '../store/contract.ts'
import { conversationId, newVisitorId, newVisitorToken, printOf, tokenHash } from './identifiers.ts'
import { createMailboxes, type Mailboxes } from './mailboxes.ts'
import { createOpeningTokens, openingOf } from './opening.ts'
import { isOver } from './reopening.ts'
import { answerAgain, commitOf, type Name } from './take-turn.ts'
import type { Answered, BeginAbout, Begun, GreetAbout, Turns } from './turns.ts'
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

/** What the rest of the server submits besides people's acts: timers that fire, results that come back. */
export interface TurnEngine extends Turns {
  inbound(conversation: string, key: string, actor: string, event: Extract<Inbound, { type: 'timer' | 'result' }>): Promise<void>
  readonly mailboxes: Mailboxes
}

/** No answer, but: begin a new conversation. */
const over = Symbol('over')

export async function createTurns(parts: TurnParts): Promise<TurnEngine> {
  const { store, library, availability, clock, random, turnsPerMinute, committed, watchdog } = parts
  const openings = createOpeningTokens(await store.installationSecret('opening'))
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

  const world = (
    about: Pick<ConversationRecord, 'channelId' | 'tz' | 'page'>,
    actor: string,
    vouched?: Found['vouched'],
  ): World =>
    worldAt(
      { now: clock.now(), actor, channel: about.channelId, tz: about.tz, page: about.page, vouched, random: random() },
      { library, availability, turnsPerMinute },
    )

  /** Submits one turn and sees it through; `decide` says what it is for what is stored. */
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
    if (written) {
      if (written.turn.trace.halted === 'turn_hung') await watchdog?.forget(conversation, name.key)
      if (written.effects.add.length > 0) failpoint('turn.before-dispatch')
      const nextTimer = written.timers.set.reduce<number | undefined>(
        (first, { dueAt }) => Math.min(first ?? dueAt, dueAt),
        undefined,
      )
      committed?.({
        ms: performance.now() - started,
        halted: written.turn.trace.halted !== undefined,
        effects: written.effects.add.length,
        nextTimer,
      })
    }
    return answer
  }
  /** One step, under the eyes of the watchdog. */
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
  const successor = ({ flow, channelId }: ConversationRecord): Program | undefined =>
    library.live(flow) ?? library.firstLive(channelId)
  /** A turn of a conversation that is there already. */
  const next = (
    conversation: string,
    name: Name,
    actor: string,
    event: Inbound,
    mine: (record: ConversationRecord) => boolean,
  ): Promise<Answer> =>
    take(conversation, name, mine, ({ record, vouched }) => {
      if (!record) throw new ParleyError('conversation_unknown', { id: conversation })
      if (event.type === 'message' && isOver(record, clock.now()) && successor(record)) return { write: false, answer: over }
      return stepped(record, event, world(record, actor, vouched), name)
    })

  const programFor = ({ flow, channel = 'website' }: GreetAbout): Program => {
    if (flow === undefined) {
      const first = library.firstLive(channel)
      if (!first) throw new ParleyError('no_live_flow', { channel })
      return first
    }
    if (!library.has(flow)) throw new ParleyError('flow_unknown', { id: flow })
    const live = library.live(flow)
    if (!live) throw new ParleyError('flow_not_live', { id: flow })
    return live
  }

  const start = async (
    about: NewConversation,
    event: Extract<Inbound, { type: 'begin' }>,
    name: Name,
    visitor?: TurnCommit['visitor'],
  ): Promise<Answered> => {
    const actor = `visitor:${about.visitorId}`
    const mine = (record: ConversationRecord): boolean => record.visitorId === about.visitorId
    const answer = await take(about.id, name, mine, found => {
      if (found.record) throw new ParleyError('client_msg_id_reused', { id: name.key.slice(2, 66) })
      return stepped(blankRecord(about, clock.now()), event, world(about, actor), name, visitor)
    })
    return answer as Answered
  }

  /** What was written into a conversation that is over begins the next one, linked to it. */
  const follow = async (
    visitorId: string,
    previous: string,
    clientMsgId: string,
    event: Extract<Inbound, { type: 'begin' }>,
    name: Name,
  ): Promise<Answered> => {
    const old = await store.conversations.ofVisitor(previous, visitorId)
    const program = old && successor(old)
    if (!old || !program) throw new ParleyError('conversation_unknown', { id: previous })
    const id = conversationId([previous, clientMsgId])
    const { channelId, inboxId, language, tz, page } = old
    const about = {
      id,
      channelId,
      inboxId,
      visitorId,
      flow: program.flow.id,
      version: program.version,
      language,
      tz,
      previous,
      ...(page ? { page } : {}),
    }
    return start(about, event, name)
  }

  const visitorTurn = async (
    visitorId: string,
    conversation: string,
    clientMsgId: string,
    event: Extract<Inbound, { type: 'message' | 'ask-for-person' }>,
  ): Promise<Answered> => {
    const name = { key: `m:${clientMsgId}`, print: printOf(event) }
    const answer = await next(conversation, name, `visitor:${visitorId}`, event, record => record.visitorId === visitorId)
    if (answer !== over) return answer as Answered
    return follow(
      visitorId,
      conversation,
      clientMsgId,
      event.type === 'message' ? { type: 'begin', act: event.act } : { type: 'begin' },
      name,
    )
  }

  return {
    mailboxes,
    async greet(about) {
      const program = programFor(about)
      const language = pickLanguage(about.languages, program)
      const { id, name, kind, channel } = program.flow
      const tz = about.tz ?? 'UTC'
      const at = world({ channelId: channel, tz, ...(about.page ? { page: about.page } : {}) }, 'system')
      const messages = openingOf(program, language, tz, about.page, at)
      const token =
        messages && openings.sign({ flow: id, version: program.version, language, at: at.now, facts: at.facts(program) })
      return {
        flow: { id, name, kind, version: program.version },
        language,
        opening: messages && token ? { token, messages: messages.map(shown) } : null,
      }
    },
    async begin(about: BeginAbout): Promise<Begun> {
      const opening = about.opening === undefined ? undefined : openings.read(about.opening)
      if (opening && about.flow !== undefined && opening.flow !== about.flow) throw new ParleyError('opening_invalid')
      const program = opening ? await library.load(opening.flow, opening.version) : programFor(about)
      const made = about.visitorId === undefined ? { id: newVisitorId(), token: newVisitorToken() } : undefined
      const visitorId = about.visitorId ?? made?.id ?? ''
      const { clientMsgId, act, page } = about
      const id = conversationId(clientMsgId === undefined ? undefined : [visitorId, clientMsgId])
      const name = { key: `m:${clientMsgId ?? ''}`, print: printOf([about.flow, about.opening, act]) }
      const language = opening?.language ?? pickLanguage(about.languages, program)
      const { flow, version } = program
      const conversation = {
        id,
        channelId: about.channel ?? flow.channel,
        inboxId: flow.inbox,
        visitorId,
        flow: flow.id,
        version,
        language,
        tz: about.tz ?? 'UTC',
        ...(page ? { page } : {}),
      }
      const event = {
        type: 'begin' as const,
        ...(opening ? { opening: { at: opening.at, facts: opening.facts } } : {}),
        ...(act ? { act } : {}),
      }
      const answered = await start(conversation, event, name, made && { id: made.id, tokenHash: tokenHash(made.token) })
      return made ? { ...answered, visitorToken: made.token } : answered
    },
    say: (visitorId, conversation, clientMsgId, act) =>
      visitorTurn(visitorId, conversation, clientMsgId, { type: 'message', act }),
    askForPerson: (visitorId, conversation, clientMsgId) =>
      visitorTurn(visitorId, conversation, clientMsgId, { type: 'ask-for-person' }),
    async act(conversation, agent, actor, act, key = randomBytes(9).toString('base64url')) {
      const name = { key: `a:${key}`, print: printOf([agent.id, act]) }
      return (await next(conversation, name, actor, { ...act, agent }, anybody)) as Answered
    },
    async inbound(conversation, key, actor, event) {
      await next(conversation, { key, print: '' }, actor, event, anybody)
    },
  }
}

/** A message that is no entry of a stream yet. */
const shown = ({ text, parts, choices, input, delayMs }: Shown): Shown => ({
  text,
  ...(parts ? { parts } : {}),
  ...(choices ? { choices } : {}),
  ...(input ? { input } : {}),
  ...(delayMs ? { delayMs } : {}),
})

const anybody = (): boolean => true

/** The first of the visitor's languages that the flow speaks, also by its base (`pt` for `pt-br`); else the flow's own. */
function pickLanguage(wanted: readonly string[], { flow }: Program): string {
  for (const language of wanted) {
    const base = language.split('-')[0]
    const found =
      flow.languages.find(known => known === language) ??
      flow.languages.find(known => known === base || known.split('-')[0] === base)
    if (found !== undefined) return found
  }
  return flow.languages[0] ?? 'en'
}
