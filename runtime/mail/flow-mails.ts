import { createHmac } from 'node:crypto'
import { markdownHtml } from '../../plugins/kit/markdown/mail-html.ts'
import { plainText } from '../../plugins/kit/markdown/plain-text.ts'
import { type PlainMail, tryAgain } from '../../plugins/kit/server.ts'
import type { Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Store } from '../store/contract.ts'
import { brandOf, colourOf } from './brand.ts'
import { mailFrame } from './mail-frame.ts'
import type { Mailer } from './mailer.ts'

/** Sends a mail that a flow asked for, in the name of its conversation. Errors: `mail_off`, `mail_too_many`, `mail_refused`, `TryAgain`. */
export type SendFlowMail = (conversation: string, mail: PlainMail) => Promise<void>

export interface FlowMailsParts {
  readonly store: Pick<Store, 'conversations' | 'mails'>
  readonly channels: Pick<Channels, 'find'>
  readonly clock: Clock
  /** Undefined: no mail server is set up. */
  readonly mailer: Mailer | undefined
  /** Makes ids of mails that tell nothing of what they are made from. */
  readonly secret: string
}

/** A flow that goes round must not send a thousand. */
const mostADay = 20
const dayMs = 86_400_000

/** Mails of flows leave by the installation's mail server, as the brand of the conversation's channel. */
export function createFlowMails({ store, channels, clock, mailer, secret }: FlowMailsParts): SendFlowMail {
  return async (conversation, { to, subject, text, replyTo, key }) => {
    if (!mailer) throw new ParleyError('mail_off')
    const at = clock.now()
    const id = createHmac('sha256', secret).update(`f.${conversation}.${key}`).digest('hex').slice(0, 40)
    const record = await store.conversations.get(conversation)
    const mayLeave = await store.mails.admit(conversation, id, { at, since: at - dayMs, most: mostADay })
    if (!record || !mayLeave) throw new ParleyError('mail_too_many', { conversation, most: mostADay })
    const config = channels.find(record.channelId)?.config
    const brand = brandOf(config, mailer)
    const heading = Array.from(subject).slice(0, longestSubject).join('')
    const frame = { language: record.language, subject: heading, brand, colour: colourOf(config) }
    const sent = await mailer.send({
      messageId: `<f.${id}@${mailer.domain}>`,
      fromName: brand,
      to,
      ...(replyTo === undefined ? {} : { replyTo }),
      subject: heading,
      text: `${plainText(text)}\n`,
      html: mailFrame({ ...frame, body: markdownHtml(text) }),
      at,
    })
    if (sent === 'sent') return
    if ('refused' in sent) throw new ParleyError('mail_refused', { why: sent.refused })
    throw tryAgain(sent.again)
  }
}

const longestSubject = 300
