import type { Act, Inbound } from '../conversation/inbound.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Program } from '../flow/program.ts'
import type { Programs } from '../library/library.ts'
import { newVisitorId, newVisitorToken, tokenHash } from '../people/visitor-secrets.ts'
import type { TakenIntake } from '../store/contract.ts'
import { conversationId, printOf } from './identifiers.ts'
import { pickLanguage } from './pick-language.ts'
import type { TurnTaker } from './turn-taker.ts'
import type { Answered, GreetAbout } from './turns.ts'

/** What somebody sent by a channel that each message is sent to. */
export interface FromPeer extends Pick<GreetAbout, 'languages' | 'tz' | 'page'> {
  readonly channel: string
  readonly peer: NonNullable<ConversationRecord['peer']>
  /** Who they were before; else a visitor is made. */
  readonly visitorId?: string
  /** What makes it unique. */
  readonly key: string
  readonly act: Act
  /** It goes on there however long that was over. */
  readonly stays?: true
  /** What this turn takes. */
  readonly intake: TakenIntake
  /** The flow that begins; one that is not live leaves it to the first live one of the channel. */
  readonly flow?: string
  readonly vars?: ConversationRecord['vars']
  /** Where people find it when no flow is live. */
  readonly inbox: string
}

/** Begins a conversation with what somebody sent. Where no flow is live it begins all the same, for people. */
export async function beginWithPeer(
  taker: Pick<TurnTaker, 'first'>,
  library: Programs,
  { channel, peer, key, act, intake, languages, tz = 'UTC', page, vars, inbox, ...about }: FromPeer,
): Promise<Answered> {
  const visitorId = about.visitorId ?? newVisitorId()
  // Nobody ever holds this token: who they are, the channel says.
  const visitor = about.visitorId === undefined ? { id: visitorId, tokenHash: tokenHash(newVisitorToken()) } : undefined
  const id = conversationId()
  const event: Inbound & { type: 'begin' } = { type: 'begin', act }
  const answer = await taker.first(
    id,
    visitorId,
    { key: `m:${key}`, print: printOf(act) },
    event,
    () => {
      const program = (about.flow === undefined ? undefined : library.live(about.flow)) ?? library.firstLive(channel)
      const place = { id, channelId: channel, visitorId, tz, peer, ...(page ? { page } : {}), ...(vars ? { vars } : {}) }
      return {
        ...place,
        ...(program ? ofProgram(program, languages) : { ...noFlow, inboxId: inbox, language: languages[0] ?? 'en' }),
      }
    },
    { intake, ...(visitor ? { visitor } : {}) },
  )
  return answeredBy(answer)
}

const noFlow = { flow: '', version: 0 }

function ofProgram({ flow, version }: Program, languages: readonly string[]) {
  return { flow: flow.id, version, inboxId: flow.inbox, language: pickLanguage(languages, flow) }
}

// Boundary: an answer is what `decide` of a turn gave.
function answeredBy(answer: unknown): Answered {
  if (answer === undefined) throw new ParleyError('internal')
  return answer as Answered
}
