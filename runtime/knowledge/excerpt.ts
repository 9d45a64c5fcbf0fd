const longest = 180
const before = 50

/** What a text says around the first word that `isMeant`, or its beginning: at most 180 characters, cut between words. */
export function excerptOf(text: string, isMeant: (word: string) => boolean): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longest) return line
  const from = startOf(line, isMeant)
  const rest = line.slice(from)
  const shown = rest.length <= longest ? rest : rest.slice(0, lastGap(rest))
  return `${from > 0 ? '… ' : ''}${shown}${from + shown.length < line.length ? ' …' : ''}`
}

function startOf(line: string, isMeant: (word: string) => boolean): number {
  for (const match of line.matchAll(/[\p{L}\p{N}]+/gu)) {
    if (!isMeant(match[0])) continue
    if (match.index <= before) return 0
    const gap = line.indexOf(' ', Math.min(match.index - before, line.length - longest))
    return gap < 0 || gap > match.index ? match.index : gap + 1
  }
  return 0
}

// A word longer than all that is shown is cut within, but never within a letter.
function lastGap(text: string): number {
  const gap = text.lastIndexOf(' ', longest)
  if (gap > 0) return gap
  const code = text.charCodeAt(longest - 1)
  return code >= 0xd800 && code <= 0xdbff ? longest - 1 : longest
}
