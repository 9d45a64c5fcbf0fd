import { z } from 'zod'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import { errorWords } from '../../plugins/kit/error-words.ts'
import { fit as fitTo } from '../../plugins/kit/fit.ts'
import type { Outgoing, Recipient, Sent } from '../../plugins/kit/server.ts'
import type { Clock } from '../clock/clock.ts'
import type { Event, MessageEvent } from '../conversation/event.ts'
import { isSpam } from '../conversation/lifecycle.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import type { VisitorFiles } from '../media/visitor-files.ts'
import type { Store } from '../store/contract.ts'
import type { LeasedMessage } from '../store/outbox.ts'
import { keyOf } from './echoes.ts'
import { gather } from './gather.ts'
import { letterOf } from './letter-of.ts'
import type { OpenedChannel } from './open-channel.ts'
import { recipientOf } from './recipient-of.ts'
import { withLimit } from './with-limit.ts'

export interface SendMessageParts {
  readonly store: Pick<Store, 'outbox' | 'conversations' | 'contacts' | 'letters'>
  readonly files: Pick<VisitorFiles, 'open'>
  readonly clock: Clock
  /** Where media can be fetched by whoever reads a message. */
  readonly origin: () => string
}

/** What became of one part of a message; `isLast`: there is nothing more of it. */
export type PartSent = { readonly isLast: boolean; readonly sent: Sent }

const sendMs = 15_000

/** Sends what is next of a message: as much as fits into one of the channel's. Never rejects for what the plugin does. */
export function createSendMessage(
  parts: SendMessageParts,
): (
  channel: OpenedChannel & Required<Pick<OpenedChannel, 'send'>>,
  kind: AnyChannel,
  message: LeasedMessage,
) => Promise<PartSent> {
  const { store, files, clock, origin } = parts
  const { conversations, contacts } = store

  const filesOf = (record: ConversationRecord, { fileId, file }: MessageEvent): Outgoing['files'] => {
    if (fileId === undefined || !file) return undefined
    const read = async (): Promise<Uint8Array> => {
      const { content } = await files.open(record.id, fileId, 'team')
      return Buffer.concat(await content.read().toArray())
    }
    return [{ ...file, read }]
  }

  return async (channel, kind, place) => {
    const { conversation, seq, parts: done } = place
    const [record, [event], linked] = await Promise.all([
      conversations.get(conversation),
      conversations.events(conversation, seq - 1, 1),
      contacts.ofConversation(conversation),
    ])
    if (!record?.peer || !isMessage(event)) return { isLast: true, sent: { type: 'failed', code: 'message-gone', why: '' } }
    if (isSpam(record.state)) return { isLast: true, sent: { type: 'failed', code: 'marked-spam', why: '' } }
    const { rides, before } = kind.gathers ? await gather(store, conversation, event) : { rides: false, before: [] }
    if (rides) return { isLast: true, sent: { type: 'sent' } }
    const { author, name, at, parts: shown, choices, input, delayMs } = event
    const whole = {
      text: [...before, event.text].filter(Boolean).join('\n\n'),
      ...(shown ? { parts: shown } : {}),
      ...(choices ? { choices } : {}),
      ...(input === undefined ? {} : { input }),
      ...(delayMs === undefined ? {} : { delayMs }),
    }
    const addressOf = (mediaId: string): string => `${origin()}/api/media/${mediaId}`
    const fitted = fitTo(whole, kind, { language: record.language, addressOf })
    const message = fitted[done]
    if (!message) return { isLast: true, sent: { type: 'sent' } }
    const isLast = done + 1 >= fitted.length
    const attached = isLast ? filesOf(record, event) : undefined
    const known = {
      ...record.said,
      ...(linked?.trust === 'vouched' ? { email: linked.contact.email, ...linked.contact.properties } : {}),
    }
    const recipient = recipientOf(record, known)
    const outgoing: Outgoing = {
      message,
      author: { type: author === 'visitor' ? 'system' : author, ...(name === undefined ? {} : { name }) },
      at,
      ...(attached ? { files: attached } : {}),
      ...(record.answerBy ? { answerBy: record.answerBy } : {}),
      ...(record.letter ? { letter: await letterOf(store, record, seq, recipient.name) } : {}),
    }
    failpoint('outbox.before-send')
    const sent = await sendOnce(channel, recipient, outgoing, keyOf(place, done))
    failpoint('outbox.sent')
    return { isLast, sent }
  }

  async function sendOnce(
    { send, sendsOnce }: OpenedChannel & Required<Pick<OpenedChannel, 'send'>>,
    to: Recipient,
    message: Outgoing,
    key: string,
  ): Promise<Sent> {
    try {
      const answer = await withLimit(clock, sendMs, to.id, signal => send(to, message, { key, signal }))
      const read = sentModel.safeParse(answer)
      if (read.success) return read.data
      const why = z.prettifyError(read.error).slice(0, 300)
      // It was called, and nobody knows what it did.
      return sendsOnce ? { type: 'uncertain', why } : { type: 'failed', code: 'result-invalid', why }
    } catch (error) {
      const why = errorWords(error).slice(0, 300)
      const isLate = error instanceof ParleyError && error.code === 'target_timeout'
      return isLate && sendsOnce ? { type: 'uncertain', why } : { type: 'retry', afterMs: 0, why }
    }
  }
}

const why = z.string().transform(text => text.slice(0, 500))
const sentModel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('sent'), id: z.string().min(1).max(500).optional() }),
  z.object({ type: z.literal('retry'), afterMs: z.number().min(0), why }),
  z.object({ type: z.literal('failed'), code: z.string().max(100), why }),
  z.object({ type: z.literal('uncertain'), why }),
])

function isMessage(event: Event | undefined): event is Event & MessageEvent {
  return event?.type === 'message'
}
