import { randomBytes } from 'node:crypto'
import type { Inbound } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Program } from '../flow/program.ts'
import type { Library } from '../library/library.ts'
import { newVisitorId, newVisitorToken, tokenHash } from '../people/visitor-secrets.ts'
import { conversationId, printOf } from './identifiers.ts'
import type { Mailboxes } from './mailboxes.ts'
import { createOpeningTokens, openingOf } from './opening.ts'
import { pickLanguage } from './pick-language.ts'
import { isOver } from './reopening.ts'
import { type Begin, createTurnTaker, type TurnParts } from './turn-taker.ts'
import type { Answered, Begun, GreetAbout, Turns } from './turns.ts'

/** What the rest of the server submits besides people's acts: timers that fire, results that come back. */
export interface TurnEngine extends Turns {
  inbound(conversation: string, key: string, actor: string, event: Extract<Inbound, { type: 'timer' | 'result' }>): Promise<void>
  readonly mailboxes: Mailboxes
}

/** No answer, but: begin a new conversation. */
const over = Symbol('over')

export async function createTurns(parts: TurnParts): Promise<TurnEngine> {
  const { store, library, clock } = parts
  const openings = createOpeningTokens(await store.installationSecret('opening'))
  const taker = createTurnTaker(parts)
  const successor = ({ flow, channelId }: ConversationRecord): Program | undefined =>
    library.live(flow) ?? library.firstLive(channelId)

  /** What was written into a conversation that is over begins the next one, linked to it. */
  const follow = async (
    visitorId: string,
    previous: string,
    clientMsgId: string,
    event: Begin,
    print: string,
  ): Promise<Answered> => {
    const old = await store.conversations.ofVisitor(previous, visitorId)
    const id = conversationId([previous, clientMsgId])
    const answer = await taker.first(id, visitorId, { key: `m:${clientMsgId}`, print }, event, () => {
      const program = old && successor(old)
      if (!old || !program) throw new ParleyError('conversation_unknown', { id: previous })
      const { channelId, inboxId, language, tz, page } = old
      const { flow, version } = program
      return { id, channelId, inboxId, visitorId, flow: flow.id, version, language, tz, previous, ...(page ? { page } : {}) }
    })
    return answer as Answered
  }

  const visitorTurn = async (
    visitorId: string,
    conversation: string,
    clientMsgId: string,
    event: Extract<Inbound, { type: 'message' | 'ask-for-person' }>,
  ): Promise<Answered> => {
    const print = printOf(event)
    const answer = await taker.next({
      conversation,
      name: { key: `m:${clientMsgId}`, print },
      actor: `visitor:${visitorId}`,
      event,
      mine: record => record.visitorId === visitorId,
      instead: record => (event.type === 'message' && isOver(record, clock.now()) && successor(record) ? over : undefined),
    })
    if (answer !== over) return answer as Answered
    return follow(
      visitorId,
      conversation,
      clientMsgId,
      event.type === 'message' ? { type: 'begin', act: event.act } : { type: 'begin' },
      print,
    )
  }

  return {
    mailboxes: taker.mailboxes,
    greet: about =>
      later(() => {
        const program = programFor(library, about)
        const { flow, version } = program
        const language = pickLanguage(about.languages, flow)
        const { id, name, kind, channel } = flow
        const tz = about.tz ?? 'UTC'
        const world = taker.world({ channelId: channel, tz, ...(about.page ? { page: about.page } : {}) }, 'system')
        const messages = openingOf(program, language, tz, about.page, world)
        const facts = world.facts(program)
        const opening = messages && {
          token: openings.sign({ flow: id, version, language, at: world.now, facts }),
          messages,
        }
        return { flow: { id, name, kind, version }, language, opening }
      }),
    async begin(about): Promise<Begun> {
      const { clientMsgId, act, page, tz = 'UTC' } = about
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
          const { flow, version } = shownProgram ?? programFor(library, about)
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
          }
        },
        made && { id: made.id, tokenHash: tokenHash(made.token) },
      )
      return { ...(answer as Answered), ...(made ? { visitorToken: made.token } : {}) }
    },
    say: (visitorId, conversation, clientMsgId, act) =>
      visitorTurn(visitorId, conversation, clientMsgId, { type: 'message', act }),
    askForPerson: (visitorId, conversation, clientMsgId) =>
      visitorTurn(visitorId, conversation, clientMsgId, { type: 'ask-for-person' }),
    async act(conversation, agent, actor, act, key = randomBytes(9).toString('base64url')) {
      const name = { key: `a:${key}`, print: printOf([agent.id, act]) }
      return (await taker.next({ conversation, name, actor, event: { ...act, agent } })) as Answered
    },
    async inbound(conversation, key, actor, event) {
      await taker.next({ conversation, name: { key, print: '' }, actor, event })
    },
  }
}

/** The flow a visitor meets. Errors: `no_live_flow`, `flow_unknown`, `flow_not_live`. */
function programFor(library: Library, { flow, channel = 'website' }: GreetAbout): Program {
  const found = flow === undefined ? library.firstLive(channel) : library.live(flow)
  if (found) return found
  if (flow === undefined) throw new ParleyError('no_live_flow', { channel })
  throw new ParleyError(library.has(flow) ? 'flow_not_live' : 'flow_unknown', { id: flow })
}

/** What it makes, or the error it throws, as a promise. */
const later = <T>(make: () => T): Promise<T> => new Promise(resolve => resolve(make()))
