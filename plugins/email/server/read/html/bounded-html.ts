import { caps } from '../caps.ts'

/** Elements that end by themselves: pages leave their ends out. */
const open =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dd|dt|option|tbody|thead|tfoot|colgroup|o:p)$/i

/**
 * The beginning of a page that takes a bounded time to read, whatever stands in it: parsers look through all that is open whenever
 * something ends, so elements within elements are counted before.
 */
export function boundedHtml(html: string): string {
  const most = html.slice(0, caps.htmlCharacters * 2)
  let tags = 0
  let signs = 0
  let depth = 0
  for (const { 0: sign, index, 1: close, 2: tag = '' } of most.matchAll(/&|<(\/?)([a-z][a-z0-9:]{0,20})?/gi)) {
    if (sign === '&') {
      if (++signs > caps.signs) return most.slice(0, index)
      continue
    }
    if (tag !== '' && !open.test(tag)) depth = Math.max(0, depth + (close === '/' ? -1 : 1))
    if (++tags > caps.tags || depth > caps.nesting) return most.slice(0, index)
  }
  return most
}
