import { escapeHtml } from '../../../kit/index.ts'
import type { Outgoing } from '../../../kit/server.ts'
import { say } from '../words.ts'

type Before = NonNullable<Outgoing['letter']>['before']

const mostLines = 5
const mostLetters = 4_000

/** What was said before, as mail programs repeat it, so that they fold it too: as text and as HTML, empty where there is nothing. */
export function historyOf(before: Before, language: string): { readonly text: string; readonly html: string } {
  const lines = before.slice(0, mostLines).map(({ author, at, text }) => {
    const date = dateOf(at, language)
    return { wrote: say('wrote', language, { date, author }), text: cut(text) }
  })
  return {
    text: lines.map(({ wrote, text }) => `${wrote}\n${text.replaceAll(/^/gm, '> ')}`).join('\n\n'),
    html: lines.map(({ wrote, text }) => quoted(wrote, text)).join('\n'),
  }
}

function quoted(wrote: string, text: string): string {
  return `<div class="gmail_quote"><div style="margin:16px 0 6px;color:#52615e">${escapeHtml(wrote)}</div><blockquote type="cite" style="margin:0;padding-left:12px;border-left:2px solid #c9d3d1;color:#52615e">${escapeHtml(text).replaceAll('\n', '<br>')}</blockquote></div>`
}

function cut(text: string): string {
  const clean = text.trim()
  return clean.length <= mostLetters ? clean : `${clean.slice(0, mostLetters).toWellFormed()}…`
}

// Nobody knows the correspondent's zone, so no hour is claimed.
function dateOf(at: number, language: string): string {
  return new Intl.DateTimeFormat([language, 'en'], { dateStyle: 'medium', timeZone: 'UTC' }).format(at)
}
