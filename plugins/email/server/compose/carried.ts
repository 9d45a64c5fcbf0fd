import type { Carried } from '../../../kit/server.ts'
import { domainOf, type EmailLine } from '../email-line.ts'
import { messageIdOf, replyAddress, threadIdOf } from '../message-id.ts'
import type { Composed } from './letter.ts'
import { oneLine } from './subject.ts'
import { threadOf } from './thread.ts'

/** A letter of another channel's conversation as a mail of this mailbox: what it is answered comes in here, and leads back. */
export function composeCarried(line: EmailLine, letter: Carried, key: string): Composed {
  const { config } = line
  const { conversation, to, fromName, subject, text, html, at } = letter
  const domain = domainOf(config.address)
  const replyTo = config.tagged && config.reads ? replyAddress(config.address, line.replyToken(conversation)) : undefined
  return {
    messageId: messageIdOf(line, conversation, key, domain),
    thread: threadOf([threadIdOf(line, conversation, domain)], () => true),
    from: { name: oneLine(fromName), address: config.address },
    ...(replyTo === undefined ? {} : { replyTo }),
    to: { name: '', address: to },
    cc: [],
    subject: oneLine(subject),
    text,
    html,
    headers: {},
    isAutomatic: false,
    at,
  }
}
