import { escapeHtml } from '../../plugins/kit/escape-html.ts'
import { markdownHtml } from '../../plugins/kit/markdown/mail-html.ts'
import { translate } from '../locale/translate.ts'
import { mailFrame } from './mail-frame.ts'

/** A line of a conversation, as a mail shows it. */
export interface MailLine {
  readonly author: 'visitor' | 'bot' | 'agent' | 'system'
  readonly name?: string
  readonly text: string
  /** The name of a file that it brought. */
  readonly file?: string
}

/** What a mail is made of. */
export interface AnswerMail {
  /** What agents said, in order. */
  readonly lines: readonly MailLine[]
  /** What was said right before. */
  readonly earlier: readonly MailLine[]
  /** Who the chat speaks for. */
  readonly brand: string
  /** `#rrggbb`. */
  readonly colour: string
  readonly language: string
  /** The page with the chat, when it is known to be ours. */
  readonly page?: string
}

/** Writes the mail: as text, and the same as HTML without scripts, pictures or anything that is fetched. */
export function answerMail(about: AnswerMail): { subject: string; text: string; html: string; agent: string } {
  const { lines, brand, language } = about
  const agent = lines.findLast(line => line.name !== undefined)?.name ?? brand
  const say: Say = (key, params = {}) => translate(`mail.${key}`, params, [language])
  const subject = say('answer_subject', { agent, brand })
  return { subject, agent, text: textOf(about, agent, say), html: htmlOf(about, agent, subject, say) }
}

type Say = (key: string, params?: Readonly<Record<string, string>>) => string

function textOf({ lines, earlier, brand, page }: AnswerMail, agent: string, say: Say): string {
  const said = lines.map(({ text, file }) => [text, ...(file === undefined ? [] : [say('attached', { name: file })])].join('\n'))
  const before = earlier.map(line => `> ${nameOf(line, brand, say)}: ${short(line.text).replaceAll('\n', '\n> ')}`)
  const parts = [
    `${say('answered', { agent })}:`,
    ...said,
    ...(page === undefined ? [] : [`${say('open')}: ${page}`]),
    say('reply'),
    ...(before.length > 0 ? [`${say('earlier')}:\n\n${before.join('\n')}`] : []),
    `-- \n${brand}\n${say('why', { brand })}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function htmlOf({ lines, earlier, brand, colour, language, page }: AnswerMail, agent: string, subject: string, say: Say): string {
  const said = lines
    .map(({ name, text, file }) => {
      const attached =
        file === undefined
          ? ''
          : `<p style="margin:0;font-size:14px;color:#52615e">${escapeHtml(say('attached', { name: file }))}</p>`
      const by =
        lines.length > 1 ? `<div style="margin:0 0 4px;font-size:13px;color:#52615e">${escapeHtml(name ?? agent)}</div>` : ''
      return `${by}<div style="margin:0 0 12px;padding:14px 16px 6px;background:#eef3f2;border-radius:12px">${markdownHtml(text)}${attached}</div>`
    })
    .join('\n')
  const button =
    page === undefined
      ? ''
      : `<p style="margin:20px 0"><a href="${escapeHtml(page)}" style="display:inline-block;padding:11px 20px;border-radius:8px;background:${colour};color:${onColour(colour)};font-weight:600;text-decoration:none">${escapeHtml(say('open'))}</a></p>`
  const before = earlier
    .map(
      line =>
        `<p style="margin:0 0 6px"><strong>${escapeHtml(nameOf(line, brand, say))}:</strong> ${escapeHtml(short(line.text))}</p>`,
    )
    .join('\n')
  const context =
    before === ''
      ? ''
      : `<div style="margin:24px 0 0;padding:16px 0 0;border-top:1px solid #dfe6e4;font-size:14px;color:#52615e"><p style="margin:0 0 8px">${escapeHtml(say('earlier'))}</p>\n${before}</div>`
  const body = `<h1 style="margin:0 0 18px;font-size:20px;line-height:1.3">${escapeHtml(say('answered', { agent }))}</h1>
${said}
${button}
<p style="margin:16px 0 0">${escapeHtml(say('reply'))}</p>
${context}`
  return mailFrame({ language, subject, brand, colour, body, foot: escapeHtml(say('why', { brand })) })
}

const shownLength = 200

function short(text: string): string {
  const letters = Array.from(text.slice(0, shownLength * 2))
  return letters.length <= shownLength && text.length <= shownLength * 2 ? text : `${letters.slice(0, shownLength).join('')}…`
}

function nameOf({ author, name }: MailLine, brand: string, say: Say): string {
  return author === 'visitor' ? say('you') : (name ?? brand)
}

/** Black or white, whichever can be read on it. */
function onColour(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#000000' : '#ffffff'
}
