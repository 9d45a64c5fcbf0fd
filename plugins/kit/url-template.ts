import { template as templateField } from './fields.ts'
import { fill, slots, type Values } from './fill.ts'
import { problemsOf } from './template.ts'

/** A URL whose path and query may have slots. Its scheme, host and port never do: no visitor chooses where a request goes. */
export const urlTemplate = templateField().superRefine((template, issues) => {
  const refuse = (message: string): void => issues.addIssue({ code: 'custom', message })
  if (problemsOf(template).length > 0) refuse('a slot cannot be read')
  if (!fixedPart.test(template)) refuse('it starts with https:// and a host without slots')
  else if (!URL.canParse(plain(template))) refuse('it is not a URL')
})

/**
 * Fills a URL. Values are encoded, so none can become a parameter, and a value that would change the path it stands in
 * (`..`) makes it `undefined`.
 */
export function fillUrl(template: string, values: Values): string | undefined {
  const filled = URL.parse(fill(template, values, text => encodeURIComponent(text.toWellFormed())))
  const meant = URL.parse(plain(template))
  if (!filled || !meant || filled.href.length > longest) return undefined
  const same = filled.origin === meant.origin && depthOf(filled) === depthOf(meant)
  return same ? filled.href : undefined
}

const longest = 8_000
const fixedPart = /^https?:\/\/[^/?#\\{}@\s]+(?:[/?#]|$)/i

function plain(template: string): string {
  return template.replace(slots, 'x')
}

function depthOf(url: URL): number {
  return url.pathname.split('/').length
}
