import { escapeHtml } from '../../plugins/kit/escape-html.ts'

/** A text as HTML shows it, with what stands between backticks as code. */
export function proseHtml(text: string): string {
  return escapeHtml(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}
