import type { EmailLine } from './email-line.ts'

type Names = Pick<EmailLine, 'replyToken' | 'conversationOf'>

/** The Message-ID of one of our mails, without brackets: the same at every try, and nobody else can make it up. */
export function messageIdOf(line: Names, conversation: string, key: string, domain: string): string {
  return `o.${key}.${line.replyToken(conversation)}@${domain}`
}

/** Names the thread of a conversation that began elsewhere, so that mail programs keep its mails together. */
export function threadIdOf(line: Names, conversation: string, domain: string): string {
  return `o.thread.${line.replyToken(conversation)}@${domain}`
}

/** The conversation of a Message-ID that we made; undefined for all others. Servers on the way may have changed its case. */
export function conversationOfId(line: Names, id: string): string | undefined {
  const [, token] = /^o\.[A-Za-z0-9_.-]{1,120}\.([A-Za-z0-9]{42})@/.exec(id) ?? []
  return token === undefined ? undefined : line.conversationOf(token.toLowerCase())
}

/** The address that leads an answer back to its conversation; undefined where it would be longer than addresses may be. */
export function replyAddress(address: string, token: string): string | undefined {
  const at = address.lastIndexOf('@')
  const local = `${address.slice(0, at)}+${token}`
  return local.length <= 64 ? `${local}${address.slice(at)}` : undefined
}
