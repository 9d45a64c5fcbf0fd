import { isHeaderBlock, isScandinavian, looksLikeHeaders, rolesOfLines } from './header-block.ts'
import type { Line } from './line.ts'
import { isForwardSubject, separatorKind } from './separators.ts'
import { wroteLineAt } from './wrote-line.ts'

/** What of a mail earlier mails are. */
export interface Marked {
  readonly isFolded: boolean[]
  /** Where a mail that is passed on begins. */
  readonly forwardAt?: number
}

/** Marks what repeats earlier mails. `texts`: the lines as `bare` gives them. Each line is looked at a bounded number of times. */
export function markQuotes(lines: readonly Line[], texts: readonly string[], subject: string | undefined): Marked {
  const isFolded = lines.map(() => false)
  const isQuote = quotes(lines, texts)
  const roles = rolesOfLines(texts)
  const next = nextWords(texts)
  const isForward = (at: number): boolean => isForwardSubject(subject, isScandinavian(texts, at))
  let last = -1
  for (let at = 0; at < lines.length; at++) {
    const text = texts[at] ?? ''
    const isFirstOfQuote = isQuote[at] === true && (last === -1 || isQuote[last] !== true)
    if (text !== '') {
      const kind = separatorKind(text)
      if (kind === 'forward' && (!isQuote[at] || isFirstOfQuote)) return { isFolded, forwardAt: at }
      const isHead = isHeaderBlock(roles, at)
      if (isHead && isFirstOfQuote && isForward(at)) return { isFolded, forwardAt: at }
      if (!isQuote[at] && (isHead || kind === 'original' || isCut(lines[at], texts, at))) {
        if (isForward(next[at + 1] ?? at) || isForward(at)) return { isFolded, forwardAt: at }
        isFolded.fill(true, rulerBefore(texts, at))
        return { isFolded }
      }
      last = at
    }
    if (isQuote[at]) isFolded[at] = true
    else if (text !== '') {
      const wrote = wroteLineAt(texts, at)
      const after = next[at + (wrote?.lines ?? 1)]
      if (wrote && after !== undefined && isQuote[after]) isFolded.fill(true, at, at + wrote.lines)
      else if (lines[at]?.hint === 'wrote') isFolded[at] = true
      // Some programs do not mark what they repeat: all that follows is it.
      else if (wrote?.isSure && after !== undefined) {
        isFolded.fill(true, at)
        return { isFolded }
      }
    }
  }
  return { isFolded }
}

const isCut = (line: Line | undefined, texts: readonly string[], at: number): boolean =>
  line?.hint === 'cut' || (line?.hint === 'cut-before-head' && looksLikeHeaders(texts, at))

/** Where the line begins that some programs draw above what they repeat; `at` where there is none. */
function rulerBefore(texts: readonly string[], at: number): number {
  let before = at - 1
  while (before >= 0 && texts[before] === '') before--
  return /^[_-]{5,}$/.test(texts[before] ?? '') ? before : at
}

/** For each line, the first from it on that says something; undefined where none does. */
function nextWords(texts: readonly string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = texts.map(() => undefined)
  let next: number | undefined
  for (let at = texts.length - 1; at >= 0; at--) {
    if (texts[at] !== '') next = at
    found[at] = next
  }
  return found
}

/** Which lines are quotes: marked ones, what a program holds together as one, and indented ones behind a line that introduces them. */
function quotes(lines: readonly Line[], texts: readonly string[]): readonly boolean[] {
  const found = lines.map(({ depth }) => depth > 0)
  for (const [from, to] of runsOf(lines, 'indented')) {
    let before = from - 1
    while (before >= 0 && texts[before] === '') before--
    const isIntroduced = [1, 2, 3].some(count => wroteLineAt(texts, before + 1 - count)?.lines === count)
    if (isIntroduced || found[before] === true) found.fill(true, from, to)
  }
  for (const [from, to] of runsOf(lines, 'holder')) {
    let first = from
    while (first < to && texts[first] === '') first++
    if (separatorKind(texts[first] ?? '') === 'forward') continue
    let quoteAt = from
    while (quoteAt < to && !found[quoteAt]) quoteAt++
    // Before the quote stands the line that introduces it, behind it may stand answers.
    found.fill(true, from, quoteAt)
  }
  return found
}

/** Lines running that one hint stands at, empty ones between them included. */
function* runsOf(lines: readonly Line[], hint: Line['hint']): Generator<readonly [from: number, to: number]> {
  let from = -1
  let to = -1
  for (const [at, line] of lines.entries()) {
    if (line.hint === hint) {
      if (from === -1) from = at
      to = at + 1
    } else if (from !== -1 && line.text !== '') {
      yield [from, to]
      from = -1
    }
  }
  if (from !== -1) yield [from, to]
}
