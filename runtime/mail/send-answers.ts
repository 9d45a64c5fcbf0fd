import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Carried, Sent as ChannelSent } from '../../plugins/kit/server.ts'
import type { Channels } from '../channels/channels.ts'
import type { SpeaksAs } from '../channels/speaks-as.ts'
import type { Clock } from '../clock/clock.ts'
import type { Event, MessageEvent } from '../conversation/event.ts'
import { failpoint } from '../failpoints.ts'
import type { LeasedEffect, Store } from '../store/contract.ts'
import { answerMail, type MailLine } from './answer-mail.ts'
import { brandOf, colourOf } from './brand.ts'
import type { Mailer } from './mailer.ts'

/** A channel that sends letters for another. */
interface Carrier {
  readonly name?: string
  carry(key: string, letter: Carried): Promise<ChannelSent>
}

/** How a mail went: left (null: there was nothing to send any more), refused for good, or to be tried again. */
export type MailEnd =
  | { readonly type: 'performed'; readonly result: unknown }
  | { readonly type: 'failed'; readonly error: { readonly code: string; readonly message: string } }
  | { readonly type: 'again'; readonly error: string; readonly retryMs: readonly number[] }

export interface SendAnswersParts {
  readonly store: Pick<Store, 'conversations' | 'reads'>
  readonly channels: Pick<Channels, 'find'>
  readonly speaksAs: SpeaksAs
  readonly clock: Clock
  /** Undefined: no mail server is set up. */
  readonly mailer: Mailer | undefined
  /** A channel of letters that sends it and takes answers in, for an inbox; before the installation's own mail server. */
  readonly carrier?: (inbox: string) => Carrier | undefined
  /** Signs ids of mails, so that answers to them can be told from forgeries. */
  readonly secret: string
  /** Web origins whose pages a mail may lead to, besides those the channel names. */
  readonly origins: readonly string[]
}

/** Waits before the 2nd, 3rd, ... try: servers that put strangers off for a while, or are away for a night. */
const retryMs = [60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]
/** Less than a lease of an effect: nobody else sends it meanwhile. */
const limitMs = 25_000
const earlierLines = 4

const inputModel = z.object({ to: z.string(), seqs: z.tuple([z.int(), z.int()]) })

/** Sends what agents said to a visitor who has gone: once per effect, with the same id at every try. */
export function createSendAnswers(
  parts: SendAnswersParts,
): (effect: Pick<LeasedEffect, 'id' | 'conversation' | 'input'>) => Promise<MailEnd> {
  const { store, channels, speaksAs, clock, mailer, carrier: carrierOf, secret, origins } = parts
  const signed = (kind: 'o' | 'c', id: string, domain: string): string => {
    const mac = createHmac('sha256', secret).update(`${kind}.${id}`).digest('hex').slice(0, 32)
    return `<${kind}.${id}.${mac}@${domain}>`
  }
  const hasRead = async (conversation: string, last: number): Promise<boolean> => {
    const { visitor } = await store.reads.of(conversation)
    return (visitor?.upToSeq ?? 0) >= last
  }
  const linesUpTo = async (conversation: string, [from, to]: readonly [number, number]): Promise<readonly Line[]> => {
    const events = await store.conversations.events(conversation, Math.max(0, from - 1 - 40), 500)
    return events.filter(event => event.seq <= to).filter(isLine)
  }
  return async ({ id, conversation, input }) => {
    const { to, seqs } = inputModel.parse(input)
    const record = await store.conversations.get(conversation)
    // Who has come back and read it meanwhile needs no mail.
    if (!record || (record.heardSeq ?? 0) > seqs[1] || (await hasRead(conversation, seqs[1]))) return nothing
    const all = await linesUpTo(conversation, seqs)
    await speaksAs.learn(record)
    const alias = speaksAs.of(record)
    const written = (line: Line): MailLine => mailLine(line, alias)
    const lines = all.filter(line => line.seq >= seqs[0] && line.author === 'agent').map(written)
    if (lines.length === 0) return nothing
    const earlier = all.filter(line => line.seq < seqs[0]).slice(-earlierLines)
    const channel = channels.find(record.channelId)
    const carrier = carrierOf?.(record.inboxId)
    const { language, page } = record
    const allowed = [...(channel?.origins ?? []), ...origins]
    const about = {
      lines,
      earlier: earlier.map(written),
      language,
      brand: brandOf(channel?.config, { name: carrier?.name ?? mailer?.name, domain: mailer?.domain ?? '' }),
      colour: colourOf(channel?.config),
    }
    const link = page && allowed.includes(URL.parse(page.url)?.origin ?? '') ? { page: page.url } : {}
    const { agent, ...mail } = answerMail({ ...about, ...link })
    const fromName = agent === about.brand ? agent : `${agent} (${about.brand})`
    if (carrier) return endOf(await carrier.carry(id, { conversation, to, fromName, ...mail, at: clock.now() }))
    if (!mailer) return { type: 'failed', error: { code: 'mail_not_set_up', message: '' } }
    const { domain } = mailer
    const ids = { messageId: signed('o', id, domain), references: signed('c', conversation, domain) }
    failpoint('mail.before-send')
    const sent = await within(clock, mailer.send({ ...ids, fromName, to, ...mail, at: clock.now() }))
    failpoint('mail.sent')
    if (sent === 'sent') return { type: 'performed', result: { messageId: ids.messageId } }
    return 'refused' in sent
      ? { type: 'failed', error: { code: 'mail_refused', message: sent.refused } }
      : { type: 'again', error: sent.again, retryMs }
  }
}

function endOf(sent: ChannelSent): MailEnd {
  if (sent.type === 'sent') return { type: 'performed', result: sent.id === undefined ? {} : { messageId: `<${sent.id}>` } }
  if (sent.type !== 'failed') return { type: 'again', error: sent.why, retryMs }
  const code = sent.code === 'not-set-up' ? 'mail_not_set_up' : 'mail_refused'
  return { type: 'failed', error: { code, message: sent.why } }
}

const nothing: MailEnd = { type: 'performed', result: null }

type Line = Event & MessageEvent

const isLine = (event: Event): event is Line => event.type === 'message'

function mailLine({ author, name: own, text, file }: Line, alias: string | undefined): MailLine {
  const name = author === 'agent' ? (alias ?? own) : own
  return { author, text, ...(name === undefined ? {} : { name }), ...(file === undefined ? {} : { file: file.name }) }
}

// Whether it has left is not known then; it is sent again under the same id.
async function within(clock: Clock, sending: ReturnType<Mailer['send']>): ReturnType<Mailer['send']> {
  let cancel = (): void => {}
  const late = new Promise<{ again: string }>(resolve => {
    cancel = clock.after(limitMs, () => resolve({ again: 'the mail server took too long' }))
  })
  try {
    return await Promise.race([sending, late])
  } finally {
    cancel()
  }
}
