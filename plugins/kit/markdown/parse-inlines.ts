import type { Inline, Link } from './ast.ts'
import { bareLinkAt } from './bare-link.ts'
import { safeLink } from './safe-link.ts'

type Mark = '**' | '*' | '~~' | '['

/** What has been opened and may be closed. Each kind is open at most once, so they never stack up. */
interface Frame {
  readonly mark?: Mark
  readonly inlines: Inline[]
}

const kinds = { '**': 'strong', '*': 'em', '~~': 'del' } as const
const target = /\]\(\s?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,200})?)\s?\)/y
const escaped = /^[!-/:-@[-`{-~]$/

/** Reads one paragraph. Takes time in proportion to its length, whatever stands in it; marks that are not closed are text. */
export function parseInlines(text: string): readonly Inline[] {
  const stack: Frame[] = [{ inlines: [] }]
  let plainFrom = 0
  let at = 0

  const top = (): Inline[] => stack.at(-1)?.inlines ?? []
  const flush = (): void => {
    if (at > plainFrom) addText(top(), text.slice(plainFrom, at))
  }
  const take = (length: number, add: () => void): void => {
    flush()
    add()
    at += length
    plainFrom = at
  }

  while (at < text.length) {
    const char = text.charAt(at)
    const mark = markAt(text, at, stack.at(-1)?.mark)
    if (char === '\\' && escaped.test(text.charAt(at + 1))) {
      take(1, () => undefined)
      at += 1
    } else if (char === '\n') take(1, () => top().push({ type: 'break' }))
    else if (char === '`') {
      const end = text.indexOf('`', at + 1)
      if (end > at + 1) take(end + 1 - at, () => top().push({ type: 'code', text: text.slice(at + 1, end) }))
      else at += 1
    } else if (char === ']') {
      const link = stack.some(frame => frame.mark === '[') ? targetAt(text, at) : undefined
      if (link) take(link.length, () => close(stack, '[', link))
      else at += 1
    } else if (mark) {
      const [before, after] = [text.charAt(at - 1), text.charAt(at + mark.length)]
      const isOpen = stack.some(frame => frame.mark === mark)
      if (mark === '[' || (!isOpen && mayBegin(mark, before, after))) take(mark.length, () => open(stack, mark))
      else if (isOpen && mayBegin(mark, after, before)) take(mark.length, () => close(stack, mark))
      else at += mark.length
    } else {
      const bare = stack.some(frame => frame.mark === '[') ? undefined : bareLinkAt(text, at)
      if (bare) take(bare.end - at, () => top().push(bare.link))
      else at += 1
    }
  }
  flush()
  while (stack.length > 1) giveUp(stack)
  return top()
}

/** Text of somebody who writes no Markdown: addresses become links, everything else stays as it is. */
export function parsePlain(text: string): readonly Inline[] {
  const inlines: Inline[] = []
  let plainFrom = 0
  for (let at = 0; at < text.length; at += 1) {
    const bare = bareLinkAt(text, at)
    if (!bare) continue
    addText(inlines, text.slice(plainFrom, at))
    inlines.push(bare.link)
    plainFrom = bare.end
    at = bare.end - 1
  }
  addText(inlines, text.slice(plainFrom))
  return inlines
}

function markAt(text: string, at: number, innermost: Mark | undefined): Mark | undefined {
  const char = text.charAt(at)
  if (char === '[') return '['
  const isDouble = text.charAt(at + 1) === char
  // Of three stars at the end the first closes what was opened last.
  if (char === '*') return isDouble && !(innermost === '*' && text.charAt(at + 2) === '*') ? '**' : '*'
  return char === '~' && isDouble ? '~~' : undefined
}

// A mark hugs what it marks. One star between letters or digits is a star: 2*3*4.
function mayBegin(mark: Mark, outside: string, inside: string): boolean {
  return !isSpace(inside) && !(mark === '*' && /[\da-z]/i.test(outside))
}

function open(stack: Frame[], mark: Mark): void {
  // No link stands in a link: of two brackets the inner one counts.
  if (mark === '[') while (stack.some(frame => frame.mark === '[')) giveUp(stack)
  stack.push({ mark, inlines: [] })
}

function close(stack: Frame[], mark: Mark, link?: Link): void {
  while (stack.at(-1)?.mark !== mark) giveUp(stack)
  const inlines = stack.pop()?.inlines ?? []
  const under = stack.at(-1)?.inlines
  if (link) under?.push({ type: 'link', inlines: inlines.length > 0 ? inlines : [link.href], href: link.href, to: link.to })
  else if (mark !== '[') under?.push({ type: kinds[mark], inlines })
}

// What was never closed is text.
function giveUp(stack: Frame[]): void {
  const frame = stack.pop()
  const under = stack.at(-1)?.inlines ?? []
  addText(under, frame?.mark ?? '')
  for (const inline of frame?.inlines ?? []) {
    if (typeof inline === 'string') addText(under, inline)
    else under.push(inline)
  }
}

function addText(inlines: Inline[], text: string): void {
  if (text === '') return
  const last = inlines.at(-1)
  if (typeof last === 'string') inlines[inlines.length - 1] = last + text
  else inlines.push(text)
}

function targetAt(text: string, at: number): (Link & { readonly length: number }) | undefined {
  target.lastIndex = at
  const found = target.exec(text)
  const link = found?.[1] === undefined ? undefined : safeLink(found[1])
  return found && link ? { ...link, length: found[0].length } : undefined
}

function isSpace(char: string): boolean {
  return char === '' || /\s/.test(char)
}
