import { errorWords, pickText } from '../../kit/index.ts'
import type { Line, OpenChannel, Outgoing, Recipient, Sent } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { type SendAnswer, sendAnswer } from './answers.ts'
import { type Bucket, createBucket } from './bucket.ts'
import type { Disclosure } from './disclosure.ts'
import { type Flights, metadataOf } from './flights.ts'
import type { Fault, Graph } from './graph.ts'
import { outcomeOf } from './outcome.ts'
import { type Body, fileBody, render, type Sending } from './render.ts'
import type { Shelf } from './shelf.ts'

type Send = NonNullable<OpenChannel['send']>

export interface SendParts {
  readonly line: Pick<Line<MessengerConfig>, 'config' | 'origin' | 'id' | 'clock' | 'log'>
  readonly graph: Graph
  readonly flights: Flights
  readonly disclosure: Disclosure
  readonly shelf: Shelf
  /** Nothing goes out any more until that is over. */
  readonly hold: (outcome: Extract<ReturnType<typeof outcomeOf>, { type: 'hold' }>) => void
  /** Whose messages nobody has looked at yet. */
  readonly unseen: Set<string>
}

/** What of a message is done, by its key: what is tried again goes on where it was. */
interface Progress {
  sent: number
  isTyped: boolean
  isPaced: boolean
  /** How often nobody could be sure of it. */
  doubts: number
  isDisclosed: boolean
  asLink: Set<number>
}

const tooMany = 5_000
const mostSigns = 4
/** For so long an echo may still come, ms. */
const echoMs = 10_000
const mostDoubts = 2

/** Sends messages of one Page. */
export function createSend(parts: SendParts): Send {
  const { line, graph, flights, disclosure, shelf, unseen } = parts
  const { clock, config } = line
  const under = new Map<string, Progress>()
  const pace = { words: createBucket(300), sounds: createBucket(10) }

  const post = async (to: string, tag: object, body: Body, metadata: string, signal: AbortSignal): Promise<Posted> => {
    const late = flights.late(metadata)
    if (late !== undefined) return { mid: late }
    flights.begin(metadata)
    const message = { ...body, metadata }
    try {
      const called = await graph.call(
        { method: 'POST', path: `${config.page}/messages`, body: { recipient: { id: to }, ...tag, message }, signal },
        sendAnswer,
      )
      const echoed = flights.end(metadata)
      if (called.ok) return { mid: called.json.message_id ?? echoed }
      return echoed === undefined ? { fault: called.fault } : { mid: echoed }
    } catch (error) {
      flights.end(metadata)
      throw error
    }
  }
  // What is only shown and changes nothing is not worth holding up a message.
  let signs = 0
  const act = (to: string, sender_action: string): void => {
    if (signs >= mostSigns) return
    signs += 1
    const body = { recipient: { id: to }, sender_action }
    graph
      .call({ method: 'POST', path: `${config.page}/messages`, body }, sendAnswer)
      .catch((error: unknown) => line.log('a sign could not be given', { why: errorWords(error) }))
      .finally(() => {
        signs -= 1
      })
  }

  return async (to, outgoing, { key, signal }) => {
    const { author, message, files = [] } = outgoing
    if (config.page === '') return { type: 'failed', code: 'not-set-up', why: 'the channel names no Page' }
    if (!/^\d{1,32}$/.test(to.id)) return { type: 'failed', code: 'person-unknown', why: 'nobody on Messenger is called that' }
    const now = clock.now()
    const isAgent = author.type === 'agent'
    const tag = tagOf(outgoing, now, config.humanAgent)
    if (!tag) return { type: 'failed', code: 'outside-window', why: 'the time in which this may be answered is over' }
    const progress = under.get(key) ?? {
      sent: 0,
      isTyped: false,
      isPaced: false,
      doubts: 0,
      isDisclosed: false,
      asLink: new Set(),
    }
    remember(under, key, progress)

    if (unseen.delete(to.id)) act(to.id, 'mark_seen')
    if (!progress.isTyped && !isAgent && (message.delayMs ?? 0) > 0) {
      progress.isTyped = true
      act(to.id, 'typing_on')
      return { type: 'retry', afterMs: Math.min(message.delayMs ?? 0, 20_000), why: 'typing' }
    }
    const sendings = sendingsOf(to, outgoing)
    const left = sendings.slice(progress.sent)
    const waitMs = progress.isPaced ? 0 : paceOf(pace, left).take(now, left.length)
    progress.isPaced = true
    if (waitMs > 0) return { type: 'retry', afterMs: waitMs, why: 'as many as a Page may send at once' }

    if (config.disclosure && !isAgent && !progress.isDisclosed && progress.sent === 0 && disclosure.isDue(to.conversation, now)) {
      const text = pickText(config.disclosureText, [to.language, 'en']).slice(0, 1_900)
      const posted = text === '' ? {} : await post(to.id, tag, { text }, metadataOf(key, 'bot'), signal)
      const ended = posted.fault && endOf(posted.fault, key)
      if (ended && ended.type !== 'uncertain') return ended
      progress.isDisclosed = true
      disclosure.spoke(to.conversation, 'bot', now)
    }
    let mid: string | undefined
    while (progress.sent < sendings.length) {
      const at = progress.sent
      const { body, link } = sendings[at] ?? { body: {} }
      const shown = progress.asLink.has(at) && link !== undefined ? { text: link } : body
      const isLast = at === sendings.length - 1
      const posted = await post(to.id, tag, shown, metadataOf(key, isLast ? undefined : `${at}`), signal)
      if (posted.fault) {
        if (outcomeOf(posted.fault).type === 'as-link' && link !== undefined && !progress.asLink.has(at)) {
          progress.asLink.add(at)
          continue
        }
        return endOf(posted.fault, key)
      }
      mid = posted.mid
      progress.sent += 1
    }
    under.delete(key)
    disclosure.spoke(to.conversation, isAgent ? 'agent' : 'bot', now)
    return { type: 'sent', ...(mid === undefined ? {} : { id: mid }) }

    function sendingsOf({ language }: Recipient, { message: said }: Outgoing): readonly Sending[] {
      const addressOf = (mediaId: string): string => `${line.origin}/api/media/${encodeURIComponent(mediaId)}`
      const attached = files.map(file => {
        const link = `${line.origin}/channels/messenger/${line.id}/${shelf.put(file, now)}`
        return { body: fileBody(file.type, link), link }
      })
      return [...render(said, { language, addressOf }), ...attached]
    }
  }

  function endOf(fault: Fault, key: string): Sent {
    const outcome = outcomeOf(fault)
    const { why } = fault
    const progress = under.get(key)
    if (progress) progress.isPaced = false
    if (outcome.type === 'hold') {
      parts.hold(outcome)
      return { type: 'retry', afterMs: outcome.forMs ?? 60_000, why }
    }
    if (outcome.type === 'retry') return { type: 'retry', afterMs: 0, why }
    if (outcome.type === 'uncertain' && progress && progress.doubts < mostDoubts) {
      progress.doubts += 1
      return { type: 'retry', afterMs: echoMs, why }
    }
    under.delete(key)
    if (outcome.type === 'uncertain') return { type: 'uncertain', why }
    return { type: 'failed', code: outcome.type === 'failed' ? outcome.code : 'refused', why }
  }
}

interface Posted {
  readonly mid?: SendAnswer['message_id']
  readonly fault?: Fault
}

/** Under which title a message goes; nothing where the time for it is over: bots have a day, people of the team a week. */
function tagOf({ author, answerBy }: Outgoing, now: number, humanAgent: boolean): object | undefined {
  if (answerBy === undefined || now <= answerBy.bot) return { messaging_type: 'RESPONSE' }
  const isInTime = author.type === 'agent' && humanAgent && now <= (answerBy.agents ?? answerBy.bot)
  return isInTime ? { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' } : undefined
}

function paceOf({ words, sounds }: { readonly words: Bucket; readonly sounds: Bucket }, sendings: readonly Sending[]): Bucket {
  return sendings.some(({ body }) => ['audio', 'video'].includes(body.attachment?.type ?? '')) ? sounds : words
}

function remember(under: Map<string, Progress>, key: string, progress: Progress): void {
  under.set(key, progress)
  const [oldest] = under.keys()
  if (under.size > tooMany && oldest !== undefined) under.delete(oldest)
}
