import { readBodies, type Stretch } from './bodies.ts'
import { caps } from './caps.ts'
import { readFiles } from './files.ts'
import { foldLines } from './fold/fold-lines.ts'
import type { Line } from './fold/line.ts'
import { plainLines } from './fold/plain-lines.ts'
import { oneLine, readAddresses } from './head/addresses.ts'
import { automaticReason } from './head/automatic.ts'
import { readBounce } from './head/bounce.ts'
import { readDate } from './head/date.ts'
import { readDeliveries, readTokens } from './head/deliveries.ts'
import { fingerprintOf } from './head/fingerprint.ts'
import { readAnswers, readId } from './head/ids.ts'
import { htmlLines } from './html/html-lines.ts'
import { liftPictures } from './html/lift-pictures.ts'
import { safeHtml } from './html/safe-html.ts'
import type { MailFile, ReadAbout, ReadMail } from './mail.ts'
import { decodeWords } from './mime/encoded-words.ts'
import { readParts } from './mime/parts.ts'
import { said } from './said.ts'

/**
 * Reads a mail. Never throws: whatever is broken, missing or beyond a cap, what could be read of it is here. A date that lies in the
 * future is passed over.
 */
export function readMail(raw: Uint8Array, about: ReadAbout): ReadMail {
  const { root, isCut: isCutInParts } = readParts(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength))
  const { head } = root
  const bodies = readBodies(root)
  const words = readWords(bodies.stretches)
  const { files, isCut: isCutInFiles } = readFiles(bodies.attached)
  const from = readAddresses(head.all('from'))
  const addresses = from.map(({ address }) => address.toLowerCase())
  const id = readId(head)
  const subject = oneLine(decodeWords(head.first('subject') ?? '')).slice(0, 1_000)
  const { text, folded, isForward } = foldLines(words.lines, subject)
  const deliveredTo = readDeliveries(head)
  const wholeText = plainWords(bodies.stretches) ?? words.lines.map(line => line.text).join('\n')
  const bounce = readBounce(root, { from: addresses, text: wholeText, sentDomain: about.sentDomain })
  const automatic = automaticReason({ root, id, from: addresses, bounce, about })
  const at = readDate(head.first('date'))
  return {
    ...(id === undefined || id === '' ? {} : { id }),
    answers: readAnswers(head),
    tokens: readTokens(deliveredTo),
    from,
    replyTo: readAddresses(head.all('reply-to')),
    to: readAddresses(head.all('to')),
    cc: readAddresses(head.all('cc')),
    deliveredTo,
    ...(subject === '' ? {} : { subject }),
    // Clocks are a little wrong; a mail from next year would stand last for ever.
    ...(at === undefined || at > about.now + 86_400_000 ? {} : { at }),
    ...(automatic === undefined ? {} : { automatic }),
    ...(bounce === undefined ? {} : { bounce }),
    text,
    ...(folded === undefined ? {} : { folded }),
    ...(words.html === undefined ? {} : { html: words.html }),
    isForward,
    files: [...files, ...words.pictures],
    isCut: isCutInParts || bodies.isCut || words.isCut || isCutInFiles,
    fingerprint: fingerprintOf(root),
  }
}

interface Words {
  readonly lines: readonly Line[]
  readonly html?: string
  /** Pictures that the page had within it. */
  readonly pictures: readonly MailFile[]
  readonly isCut: boolean
}

/** The words of a mail as lines, and as safe HTML if any of it is HTML: that says more of what repeats earlier mails. */
function readWords(stretches: readonly Stretch[]): Words {
  const lines: Line[] = []
  const pages: string[] = []
  const pictures: MailFile[] = []
  let isCut = false
  let left: number = caps.textCharacters
  const add = (found: readonly Line[]): void => {
    for (const line of found) {
      if (left <= 0 || lines.length >= caps.lines) {
        isCut = true
        return
      }
      lines.push(line.text.length <= left ? line : { ...line, text: line.text.slice(0, left) })
      left -= line.text.length + 1
    }
  }
  for (const { plain, html } of stretches) {
    const lifted = html === undefined ? undefined : liftPictures(html, pictures.length)
    if (lifted) pictures.push(...lifted.pictures)
    const safe = lifted && safeHtml(lifted.html)
    if (safe?.isCut) isCut = true
    const inHtml = safe === undefined ? [] : htmlLines(safe.html, caps.lines)
    // A page of pictures says its words in the plain half.
    const isWordless = inHtml.every(({ text }) => text === '')
    if (lines.length > 0) add([{ text: '', depth: 0 }])
    add(isWordless && plain !== undefined ? plainLines(plain, caps.lines + 1) : inHtml)
    pages.push(safe?.html ?? '')
  }
  const isHtml = stretches.some(({ html }) => html !== undefined)
  if (!isHtml) return { lines, pictures, isCut }
  const page = stretches
    .map(({ plain, html }, place) => (html === undefined ? paragraphOf(plain ?? '') : pages[place]))
    .join('\n')
  return { lines, pictures, html: page.slice(0, caps.htmlCharacters), isCut: isCut || page.length > caps.htmlCharacters }
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const paragraphOf = (plain: string): string => `<pre>${plain.replace(/[&<>]/g, sign => escapes[sign] ?? sign)}</pre>`

const plainWords = (stretches: readonly Stretch[]): string | undefined =>
  said(
    stretches
      .flatMap(({ plain }) => plain ?? [])
      .join('\n')
      .slice(0, caps.textCharacters),
  )
