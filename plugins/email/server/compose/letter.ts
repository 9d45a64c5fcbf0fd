import { escapeHtml } from '../../../kit/index.ts'
import { markdownHtml, type Outgoing, plainText, type Recipient } from '../../../kit/server.ts'
import { brandOf, domainOf, type EmailLine, isOwn } from '../email-line.ts'
import { conversationOfId, messageIdOf, replyAddress } from '../message-id.ts'
import { ownHeader } from '../read/mail.ts'
import { say } from '../words.ts'
import { historyOf } from './history.ts'
import { signatureOf } from './signature.ts'
import { answerSubject, oneLine } from './subject.ts'
import { type Thread, threadOf } from './thread.ts'

/** A mail as it leaves, without its files. */
export interface Composed {
  /** Without brackets. */
  readonly messageId: string
  readonly thread: Thread
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo?: string
  readonly to: { readonly name: string; readonly address: string }
  readonly cc: readonly { readonly name: string; readonly address: string }[]
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
  /** Nobody of the team wrote it. */
  readonly isAutomatic: boolean
  /** Ms since 1970. */
  readonly at: number
}

/** Says of a mail that a machine wrote it, so that no machine answers. */
const automaticHeaders = {
  'Auto-Submitted': 'auto-replied',
  'X-Auto-Response-Suppress': 'All',
  [ownHeader]: 'automatic',
} as const

/** More than this is a list, not a conversation. */
const mostCc = 48

/** Writes one message as a mail: of an agent with signature, history and those who read along; of a bot with neither. */
export function composeLetter(line: EmailLine, to: Recipient, outgoing: Outgoing, key: string): Composed {
  const { config } = line
  const { message, author, letter, at } = outgoing
  const { language } = to
  const brand = brandOf(config)
  const isAutomatic = author.type !== 'agent'
  const agent = isAutomatic ? undefined : author.name
  const signature = isAutomatic ? '' : signatureOf(config, agent, language)
  const history = isAutomatic || !config.history ? { text: '', html: '' } : historyOf(letter?.before ?? [], language)
  const subject = letter?.subject === undefined ? say('subject', language, { brand }) : letter.subject
  const replyTo = config.tagged && config.reads ? replyAddress(config.address, line.replyToken(to.conversation)) : undefined
  const fromName = agent === undefined ? brand : say('via', language, { agent, brand })
  const cc = isAutomatic
    ? []
    : (letter?.cc ?? []).filter(each => !isOwn(config, each.address) && each.address.toLowerCase() !== to.id)
  return {
    messageId: messageIdOf(line, to.conversation, key, domainOf(config.address)),
    thread: threadOf(letter?.ids ?? [], id => conversationOfId(line, id) !== undefined),
    from: { name: oneLine(fromName), address: config.address },
    ...(replyTo === undefined ? {} : { replyTo }),
    to: { name: oneLine(to.name ?? ''), address: to.id },
    cc: cc.slice(0, mostCc).map(({ address, name }) => ({ address, name: oneLine(name ?? '') })),
    subject: answerSubject(subject),
    text: textOf(plainText(message.text), signature, history.text),
    html: htmlOf(markdownHtml(message.text), signature, history.html, language),
    headers: isAutomatic ? automaticHeaders : {},
    isAutomatic,
    at,
  }
}

function textOf(said: string, signature: string, history: string): string {
  const parts = [said, ...(signature === '' ? [] : [`-- \n${signature}`]), ...(history === '' ? [] : [history])]
  return `${parts.join('\n\n')}\n`
}

function htmlOf(said: string, signature: string, history: string, language: string): string {
  const signed =
    signature === ''
      ? ''
      : `\n<div class="signature" style="margin:16px 0 0;color:#52615e">-- <br>${escapeHtml(signature).replaceAll('\n', '<br>')}</div>`
  return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head><meta charset="utf-8"></head>
<body style="font:15px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#17211f">
<div>${said}</div>${signed}
${history}
</body>
</html>
`
}
