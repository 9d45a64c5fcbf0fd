import { createHmac } from 'node:crypto'
import { markdownHtml } from '../../plugins/kit/markdown/mail-html.ts'
import { plainText } from '../../plugins/kit/markdown/plain-text.ts'
import { type PlainMail, tryAgain } from '../../plugins/kit/server.ts'
import type { Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { brandOf, colourOf } from './brand.ts'
import { mailFrame } from './mail-frame.ts'
import type { Mailer } from './mailer.ts'

export interface ChannelMailsParts {
  readonly channels: Pick<Channels, 'find'>
  readonly clock: Pick<Clock, 'now'>
  /** Undefined: no mail server is set up. */
  readonly mailer: Mailer | undefined
  /** Makes ids of mails that tell nothing of what they are made from. */
  readonly secret: string
}

/** Mails that a channel sends, as its own brand. Errors: `mail_off`, `mail_refused`, `TryAgain`. */
export function createChannelMails({
  channels,
  clock,
  mailer,
  secret,
}: ChannelMailsParts): (channel: string, mail: PlainMail, language?: string) => Promise<void> {
  return async (channel, { to, subject, text, replyTo, key }, language = 'en') => {
    if (!mailer) throw new ParleyError('mail_off')
    const id = createHmac('sha256', secret).update(`c.${channel}.${key}`).digest('hex').slice(0, 40)
    const config = channels.find(channel)?.config
    const brand = brandOf(config, mailer)
    const heading = Array.from(subject).slice(0, 300).join('')
    const sent = await mailer.send({
      messageId: `<c.${id}@${mailer.domain}>`,
      fromName: brand,
      to,
      ...(replyTo === undefined ? {} : { replyTo }),
      subject: heading,
      text: `${plainText(text)}\n`,
      html: mailFrame({ language, subject: heading, brand, colour: colourOf(config), body: markdownHtml(text) }),
      at: clock.now(),
    })
    if (sent === 'sent') return
    if ('refused' in sent) throw new ParleyError('mail_refused', { why: sent.refused })
    throw tryAgain(sent.again)
  }
}
