import { randomBytes } from 'node:crypto'
import type { Facts } from '../../plugins/kit/facts.ts'
import type { NewConversation } from '../conversation/begin.ts'
import type { Inbound } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Program } from '../flow/program.ts'
import type { Programs } from '../library/library.ts'
import { type Arrival, meetFlow } from '../library/meet-flow.ts'
import { newVisitorId, newVisitorToken, tokenHash } from '../people/visitor-secrets.ts'
import type { TakenIntake, TurnCommit } from '../store/contract.ts'
import { beginWithPeer, type FromPeer } from './hear-peer.ts'
import { conversationId, printOf } from './identifiers.ts'
import type { Mailboxes } from './mailboxes.ts'
import { createOpeningTokens, openingOf } from './opening.ts'
import { pickLanguage } from './pick-language.ts'
import { isOver } from './reopening.ts'
import { createTelling } from './tell-event.ts'
import { type Begin, createTurnTaker, type TurnParts } from './turn-taker.ts'
import type { Answered, Begun, GreetAbout, Turns } from './turns.ts'

/** What the rest of the server submits besides people's acts: timers that fire, results that come back. */
export interface TurnEngine extends Turns {
  inbound(
    conversation: string,
    key: string,
    actor: string,
    event: Extract<Inbound, { type: 'timer' | 'result' | 'return' | 'user-gone' }>,
  ): Promise<void>
  /** What a channel tells of a conversation: a turn, and what it takes of what came in. */
  learn(
    conversation: string,
    key: string,
    actor: string,
    event: Extract<Inbound, { type: 'edited' | 'deleted' | 'returned' | 'answered-elsewhere' | 'held' }>,
    intake: TakenIntake,
  ): Promise<void>
  /**
   * What somebody sent by a channel that each message is sent to: goes on in this conversation, or begins one. Errors: as `say`.
   */
  hear(about: FromPeer, conversation?: Pick<ConversationRecord, 'id' | 'visitorId'>): Promise<Answered>
  readonly mailboxes: Mailboxes
}

/** No answer, but: begin a new conversation. */
const over = Symbol('over')

export async function createTurns(parts: TurnParts): Promise<TurnEngine> {
  const { store, library, clock } = parts
  const openings = createOpeningTokens(await store.installationSecret('opening'))
  const taker = createTurnTaker(parts)
  // Channels that call us have no pages, and so no flows for some of them.
  const successor = ({ flow, channelId, peer, page }: ConversationRecord): Program | undefined =>
    library.live(flow) ??
    (peer ? library.firstLive(channelId) : meetFlow(library.liveOn(channelId), strangerOn(page, clock.now())).program)

  /** What was written into a conversation that is over begins the next one, linked to it. */
  const follow = async (
    visitorId: string,
    previous: string,
    clientMsgId: string,
    event: Begin,
    print: string,
    beside?: Pick<TurnCommit, 'intake'>,
  ): Promise<Answered> => {
    const old = await store.conversations.ofVisitor(previous, visitorId)
    const id = conversationId([previous, clientMsgId])
    const about = (): NewConversation => {
      const program = old && successor(old)
      if (!old || !program) throw new ParleyError('conversation_unknown', { id: previous })
      const { channelId, inboxId, language, tz, page, peer, held } = old
      const { flow, version } = program
      const place = {
        id,
        channelId,
        inboxId,
        visitorId,
        language,
        tz,
        previous,
        ...(page ? { page } : {}),
        ...(peer ? { peer } : {}),
        ...(held?.by === 'other' ? { held } : {}),
      }
      return { ...place, flow: flow.id, version }
    }
    const answer = await taker.first(id, visitorId, { key: `m:${clientMsgId}`, print }, event, about, beside)
    return answer as Answered
  }

  const visitorTurn = async (
    visitorId: string,
    conversation: string,
    clientMsgId: string,
    event: Extract<Inbound, { type: 'message' | 'ask-for-person' }>,
    { intake, stays = false }: Pick<TurnCommit, 'intake'> & { readonly stays?: boolean } = {},
  ): Promise<Answered> => {
    const beside = intake && { intake }
    const print = printOf(event)
    const answer = await taker.next({
      conversation,
      name: { key: `m:${clientMsgId}`, print },
      actor: `visitor:${visitorId}`,
      event,
      mine: record => record.visitorId === visitorId,
      ...beside,
      instead: record =>
        !stays && event.type === 'message' && isOver(record, clock.now()) && successor(record) ? over : undefined,
    })
    if (answer !== over) return answer as Answered
    return follow(
      visitorId,
      conversation,
      clientMsgId,
      event.type === 'message' ? { type: 'begin', act: event.act } : { type: 'begin' },
      print,
      beside,
    )
  }

  return {
    mailboxes: taker.mailboxes,
    greet: about =>
      later(() => {
        const program = programFor(library, about, clock.now())
        const { flow, version } = program
        const language = pickLanguage(about.languages, flow)
        const { id, name, kind, channel } = flow
        const tz = about.tz ?? 'UTC'
        const world = taker.world(
          { channelId: channel, inboxId: flow.inbox, tz, ...(about.page ? { page: about.page } : {}) },
          'system',
        )
        const messages = openingOf(program, language, tz, about.page, world)
        const facts = world.facts(program)
        const opening = messages && {
          token: openings.sign({ flow: id, version, language, at: world.now, facts }),
          messages,
        }
        return { flow: { id, name, kind, version }, language, opening }
      }),
    async channelOf({ flow, channel, opening: token }) {
      if (channel !== undefined) return channel
      const opening = token === undefined ? undefined : openings.read(token)
      const program = opening ? await library.load(opening.flow, opening.version) : library.live(flow ?? '')
      return program?.flow.channel ?? usual
    },
    async begin(about): Promise<Begun> {
      const { clientMsgId, act, page, vars, tz = 'UTC' } = about
      const opening = about.opening === undefined ? undefined : openings.read(about.opening)
      if (opening && about.flow !== undefined && opening.flow !== about.flow) throw new ParleyError('opening_invalid')
      const shownProgram = opening && (await library.load(opening.flow, opening.version))
      const made = about.visitorId === undefined ? { id: newVisitorId(), token: newVisitorToken() } : undefined
      const visitorId = about.visitorId ?? made?.id ?? ''
      const id = conversationId(clientMsgId === undefined ? undefined : [visitorId, clientMsgId])
      const name = { key: `m:${clientMsgId ?? ''}`, print: printOf([about.flow, about.opening, act]) }
      const event: Begin = {
        type: 'begin',
        ...(opening ? { opening: { at: opening.at, facts: opening.facts } } : {}),
        ...(act ? { act } : {}),
      }
      const answer = await taker.first(
        id,
        visitorId,
        name,
        event,
        () => {
          const { flow, version } = shownProgram ?? programFor(library, about, clock.now())
          const language = opening?.language ?? pickLanguage(about.languages, flow)
          const channelId = about.channel ?? flow.channel
          return {
            id,
            channelId,
            inboxId: flow.inbox,
            visitorId,
            flow: flow.id,
            version,
            language,
            tz,
            ...(page ? { page } : {}),
            ...(vars ? { vars } : {}),
          }
        },
        made && { visitor: { id: made.id, tokenHash: tokenHash(made.token) } },
      )
      return { ...(answer as Answered), ...(made ? { visitorToken: made.token } : {}) }
    },
    say: (visitorId, conversation, clientMsgId, act) =>
      visitorTurn(visitorId, conversation, clientMsgId, { type: 'message', act }),
    askForPerson: (visitorId, conversation, clientMsgId) =>
      visitorTurn(visitorId, conversation, clientMsgId, { type: 'ask-for-person' }),
    hear: (about, conversation) =>
      conversation === undefined
        ? beginWithPeer(taker, library, about)
        : visitorTurn(
            conversation.visitorId,
            conversation.id,
            about.key,
            { type: 'message', act: about.act },
            { intake: about.intake, ...(about.stays ? { stays: true } : {}) },
          ),
    async act(conversation, agent, actor, act, key = randomBytes(9).toString('base64url'), inboxes) {
      const name = { key: `a:${key}`, print: printOf([agent.id, act]) }
      const mine = (record: ConversationRecord): boolean => inboxes?.includes(record.inboxId) ?? true
      return (await taker.next({ conversation, name, actor, event: { ...act, agent }, mine })) as Answered
    },
    async decide(conversation, key, actor, decided, mine) {
      const name = { key: `c:${key}`, print: printOf([decided.purpose, decided.decision]) }
      return (await taker.next({ conversation, name, actor, event: { type: 'consent', ...decided }, mine })) as Answered
    },
    ...createTelling(taker, library),
    async learn(conversation, key, actor, event, intake) {
      await taker.next({ conversation, name: { key, print: '' }, actor, event, intake })
    },
    async inbound(conversation, key, actor, event) {
      await taker.next({ conversation, name: { key, print: '' }, actor, event })
    },
  }
}

/** The channel where none is named. */
const usual = 'website'

/** The flow a visitor meets. Errors: `no_live_flow`, `no_flow_here`, `flow_unknown`, `flow_not_live`. */
function programFor(library: Programs, { flow, channel = usual, page, arrival }: GreetAbout, now: number): Program {
  const lives = flow === undefined ? library.liveOn(channel) : []
  const found = flow === undefined ? meetFlow(lives, arrival ?? strangerOn(page, now)).program : library.live(flow)
  if (found) return found
  if (flow === undefined) throw new ParleyError(lives.length > 0 ? 'no_flow_here' : 'no_live_flow', { channel })
  throw new ParleyError(library.has(flow) ? 'flow_not_live' : 'flow_unknown', { id: flow })
}

/** Somebody of whom nothing is known but the page. */
const strangerOn = (page: Facts['page'], now: number): Arrival => ({
  url: page?.url,
  visitor: { now },
  isOpen: true,
  isOnPages: true,
})

/** What it makes, or the error it throws, as a promise. */
const later = <T>(make: () => T): Promise<T> => new Promise(resolve => resolve(make()))
