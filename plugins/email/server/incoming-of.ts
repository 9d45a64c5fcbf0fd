import type { Correspondent, Incoming } from '../../kit/server.ts'
import { type EmailLine, isOwn } from './email-line.ts'
import { conversationOfId } from './message-id.ts'
import { shownIn } from './read/html/shown-in.ts'
import type { ReadMail } from './read/mail.ts'
import { say } from './words.ts'

/** What a mail is handed in as, before anything is counted. */
export interface Handed {
  readonly incoming: Incoming
  /** It says nothing of a conversation that is known to be ours: it may begin one. */
  readonly begins: boolean
}

const longestText = 8_000
const longestId = 200
const mostFiles = 20
const mostCorrespondents = 50

/** Makes of a mail what the runtime takes. `isHead`: only its head was fetched. */
export function incomingOf(line: EmailLine, mail: ReadMail, raw: Uint8Array, isHead: boolean): Handed {
  const { config } = line
  const writer = writerOf(mail, address => isOwn(config, address))
  const conversation = conversationIn(line, mail)
  const answers = mail.answers.filter(isId)
  const id = idOf(config.address, mail)
  const isAutomatic = mail.automatic !== undefined
  const isSilent = isAutomatic || isHead || isOwn(config, writer.address)
  const subject = mail.subject?.trim() ?? ''
  const written = [mail.text.trim(), subject, say('empty', 'en')].find(words => words !== '') ?? ''
  const text = isHead ? [subject, say('large', 'en')].join('\n') : written
  const cut = cutTo(text, longestText)
  const files = filesOf(mail)
  const isCut = isHead || mail.isCut || cut !== text || files.length < mail.files.length
  // Machines of one kind keep to one conversation each, instead of one a mail.
  const thread = isSilent && answers.length === 0 ? undefined : threadOf(mail, id)
  return {
    begins: conversation === undefined && !answers.some(answer => conversationOfId(line, answer) !== undefined),
    incoming: {
      id,
      from: {
        id: writer.address,
        email: writer.address,
        ...(writer.name !== undefined && writer.name !== '' ? { name: cutTo(writer.name, longestId) } : {}),
      },
      ...(thread === undefined ? {} : { thread }),
      ...(conversation === undefined ? {} : { conversation }),
      ...(answers.length > 0 ? { answers } : {}),
      text: cut,
      ...(files.length > 0 ? { files } : {}),
      ...(mail.at === undefined ? {} : { at: mail.at }),
      ...(isSilent ? { unheard: true } : {}),
      letter: {
        ...(subject === '' ? {} : { subject }),
        ...(mail.from[0] ? { from: mail.from[0] } : {}),
        to: mail.to.slice(0, mostCorrespondents),
        cc: mail.cc.slice(0, mostCorrespondents),
        ...(mail.folded === undefined ? {} : { folded: mail.folded }),
        ...(mail.html === undefined ? {} : { html: mail.html }),
        ...(isAutomatic ? { isAutomatic: true } : {}),
        ...(isCut ? { isCut: true } : {}),
      },
      raw,
    },
  }
}

/** Files first: a page of many pictures keeps none of them out. */
function filesOf({ files, html = '' }: ReadMail): NonNullable<Incoming['files']> {
  const shown = shownIn(html)
  const isShown = ({ cid }: ReadMail['files'][number]): boolean => cid !== undefined && shown.has(cid)
  return [...files.filter(file => !isShown(file)), ...files.filter(isShown)]
    .slice(0, mostFiles)
    .map(({ name, bytes, cid }) => ({ name, bytes, ...(cid !== undefined && shown.has(cid) ? { inPage: cid } : {}) }))
}

/** The conversation that a mail's addresses, or else what it answers, lead to: by what nobody can make up. */
function conversationIn(line: Pick<EmailLine, 'replyToken' | 'conversationOf'>, mail: ReadMail): string | undefined {
  for (const token of mail.tokens) {
    const found = line.conversationOf(token)
    if (found !== undefined) return found
  }
  for (const id of [...(mail.bounce?.ids ?? []), ...mail.answers]) {
    const found = conversationOfId(line, id)
    if (found !== undefined) return found
  }
  return undefined
}

/** The mail's own id where it has one that can be kept, else one made of what it says. */
function idOf(address: string, mail: ReadMail): string {
  return mail.id !== undefined && isId(mail.id) ? mail.id : `${mail.fingerprint}@${address}`.slice(0, longestId)
}

// Answers go to where it asks for them, unless that is us.
function writerOf({ from, replyTo }: ReadMail, isOurs: (address: string) => boolean): Correspondent {
  const [first] = from
  const [back] = replyTo
  const chosen = back && !isOurs(back.address) ? { ...back, name: back.name ?? first?.name ?? '' } : first
  const address = chosen?.address.trim().toLowerCase().slice(0, longestId) ?? ''
  return { address: address === '' ? 'nobody' : address, name: chosen?.name?.trim() ?? '' }
}

/** A thread's first mail names it, also where that was between others. */
function threadOf({ answers }: ReadMail, id: string): string {
  return answers.at(-1)?.slice(0, 1_000) ?? id
}

const isId = (id: string): boolean => id !== '' && id.length <= longestId

function cutTo(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length - 1).toWellFormed()
}
