import { escapeHtml } from '../../plugins/kit/escape-html.ts'
import { answerCodes } from '../errors/codes.ts'
import { locales } from '../locale/translate.ts'

/** Every error an answer can carry, as a table: code, status, what it says. */
export function errorsHtml(): string {
  const rows = Object.entries(answerCodes).map(
    ([code, status]) =>
      `<tr><td><code>${escapeHtml(code)}</code></td><td>${status}</td><td>${escapeHtml(textOf(code))}</td></tr>`,
  )
  return `<table><thead><tr><th>Code</th><th>Status</th><th>Message</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

const texts: Readonly<Record<string, string>> = locales.en.errors

function textOf(code: string): string {
  const text = texts[code] ?? texts[`${code}_other`] ?? ''
  return text.replaceAll(/\{\{(\w+)\}\}/g, '<$1>')
}
