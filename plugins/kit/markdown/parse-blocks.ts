import type { Block } from './ast.ts'
import { parseInlines } from './parse-inlines.ts'

/** Reads a message's text. Takes time in proportion to its length; what is no Markdown is text, and so is all HTML. */
export function parseBlocks(text: string): readonly Block[] {
  return blocksOf(text.replace(/\r\n?/g, '\n').split('\n'), 0)
}

// Quotes in quotes and lists in lists go two deep; further marks are text.
const deepest = 2

const fence = /^ {0,3}(```+|~~~+)[^`]*$/
const quote = /^ {0,3}> ?/
const item = /^( {0,3})([-*+]|(\d{1,3})[.)])[ \t]+(?=\S)/

function blocksOf(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const endParagraph = (): void => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', inlines: parseInlines(paragraph.join('\n')) })
    paragraph = []
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const found = depth < deepest || fence.test(line) ? blockAt(lines, at, depth) : undefined
    if (found) {
      endParagraph()
      blocks.push(found.block)
      at = found.end
      continue
    }
    if (line.trim() === '') endParagraph()
    else paragraph.push(line.trim())
    at += 1
  }
  endParagraph()
  return blocks
}

interface Found {
  readonly block: Block
  /** The first line that is no longer part of it. */
  readonly end: number
}

function blockAt(lines: readonly string[], at: number, depth: number): Found | undefined {
  const line = lines[at] ?? ''
  if (fence.test(line)) return codeAt(lines, at)
  if (quote.test(line)) return quoteAt(lines, at, depth)
  return item.test(line) ? listAt(lines, at, depth) : undefined
}

function codeAt(lines: readonly string[], at: number): Found {
  const mark = fence.exec(lines[at] ?? '')?.[1] ?? ''
  let end = at + 1
  while (end < lines.length && lines[end]?.trim() !== mark) end += 1
  return { block: { type: 'code', text: lines.slice(at + 1, end).join('\n') }, end: end + 1 }
}

function quoteAt(lines: readonly string[], at: number, depth: number): Found {
  let end = at
  while (quote.test(lines[end] ?? '')) end += 1
  const inside = lines.slice(at, end).map(line => line.replace(quote, ''))
  return { block: { type: 'quote', blocks: blocksOf(inside, depth + 1) }, end }
}

function listAt(lines: readonly string[], at: number, depth: number): Found {
  const first = item.exec(lines[at] ?? '')
  const isOrdered = first?.[3] !== undefined
  const items: (readonly Block[])[] = []
  let end = at
  while (end < lines.length) {
    const found = item.exec(lines[end] ?? '')
    if (!found || (found[3] !== undefined) !== isOrdered) break
    const inside = [(lines[end] ?? '').slice(found[0].length)]
    end += 1
    // What is indented belongs to the item; so does the list in it.
    const indent = (found[1]?.length ?? 0) + 2
    while (end < lines.length && lines[end]?.trim() !== '' && leadingSpaces(lines[end] ?? '') >= indent) {
      inside.push((lines[end] ?? '').slice(indent))
      end += 1
    }
    items.push(blocksOf(inside, depth + 1))
    // One empty line between two items does not end their list.
    if (lines[end]?.trim() === '' && item.test(lines[end + 1] ?? '')) end += 1
  }
  return { block: { type: 'list', ...(isOrdered ? { start: Number(first[3]) } : {}), items }, end }
}

function leadingSpaces(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0
}
