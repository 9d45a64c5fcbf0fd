import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { type CardBlock, type CardWords, cardSizes } from './card.ts'
import { detailsOf } from './card-details.ts'
import { isRecord } from './is-record.ts'
import { linesOf } from './lines-of.ts'
import { type Piece, plainText } from './pieces.ts'
import { type Reading, readDescriptor } from './read-descriptor.ts'
import { type Saying, valueWords } from './value-words.ts'

/** What a card says below its head: what a visitor reads, else its summary; then what it saves; then what else is set. */
export function bodyOf(
  node: FlowNode,
  descriptor: Descriptor,
  language: string,
  words: CardWords,
  width: number,
): readonly CardBlock[] {
  const reading = readDescriptor(descriptor)
  const saying = { descriptor, language, words }
  const room = roomIn(width)
  const counted = (pieces: readonly Piece[], within: number, most: number): number =>
    linesOf(pieces, within, cardSizes.text, most, words.text('or'))
  const line = (pieces: readonly Piece[], most: number): CardBlock => ({
    type: 'line',
    pieces,
    lines: counted(pieces, room, most),
  })

  const said = bubbleOf(node, reading, saying)
  const summary = said ? [] : summaryOf(node, reading, saying)
  const blocks: CardBlock[] = [
    ...(said ? [{ type: 'bubble' as const, pieces: said, lines: counted(said, room - 2 * cardSizes.bubbleX, mostLines) }] : []),
    ...(summary.length > 0 ? [line(summary, 2)] : []),
    ...savedLines(node, descriptor, reading, words).map(pieces => line(pieces, 1)),
  ]
  const details = detailsOf(node, reading, saying)
  blocks.push(...details.map(detail => ('pieces' in detail ? line(detail.pieces, said ? 1 : 2) : detail)))
  if (blocks.length === 0 && descriptor.type === 'trigger') blocks.push(line(aboutOf(descriptor, words), 2))
  return fitting(blocks, said ? mostLines + 1 : mostLines)
}

/** Of an action whose plugin is missing: that it is. */
export function missingBody(missing: string, width: number): readonly CardBlock[] {
  const pieces = [{ text: missing }]
  return [{ type: 'line', pieces, lines: linesOf(pieces, roomIn(width), cardSizes.text, 2) }]
}

const roomIn = (width: number): number => width - 2 * (cardSizes.border + cardSizes.padding)

/** A card is read at a glance. */
const mostLines = 3

// After a bubble there is always room for one line: what is saved matters as much.
function fitting(blocks: readonly CardBlock[], most: number): readonly CardBlock[] {
  const kept: CardBlock[] = []
  let left = most
  for (const block of blocks) {
    const lines = Math.min(block.lines, left)
    if (lines <= 0) break
    kept.push(block.type === 'way' ? block : { ...block, lines })
    left -= lines
  }
  return kept
}

// A summary that is nothing but one text for visitors is shown as they will see it.
function bubbleOf({ config }: FlowNode, { bubble, fields }: Reading, saying: Saying): readonly Piece[] | undefined {
  if (bubble === undefined) return undefined
  const value = config[bubble]
  const { required = [] } = saying.descriptor.config
  // Of a text that need not be there nothing is said when it is not.
  if (!isRecord(value) && !required.includes(bubble)) return undefined
  const pieces = valueWords(value, fields.get(bubble) ?? {}, [bubble], saying)
  return plainText(pieces).trim() === '' ? [{ text: saying.words.text('empty') }] : pieces
}

function summaryOf({ config }: FlowNode, { summary, fields }: Reading, saying: Saying): readonly Piece[] {
  const pieces = summary.flatMap((part): readonly Piece[] => {
    if ('text' in part) return [part]
    const schema = fields.get(part.field) ?? {}
    return valueWords(config[part.field] ?? schema.default, schema, [part.field], saying)
  })
  return plainText(pieces).trim() === '' ? [] : pieces
}

function savedLines(
  { config }: FlowNode,
  descriptor: Descriptor,
  { saving, fields }: Reading,
  words: CardWords,
): readonly (readonly Piece[])[] {
  const saved = saving.flatMap((name): readonly Piece[] => {
    const value = config[name]
    if (typeof value !== 'string' || value === '') return []
    return [{ chip: fields.get(name)?.field === 'property' ? words.slot(`contact.${value}`) : value }]
  })
  const stored = (descriptor.does?.stores ?? []).filter(kind => !fields.has(kind))
  const kept = stored.map((kind): Piece => ({ chip: words.slot(`contact.${kind}`) }))
  return [
    ...(saved.length === 0 ? [] : [[{ text: `${words.text('saves')} ` }, ...spaced(saved)]]),
    ...(kept.length === 0 ? [] : [[{ text: `${words.text('stores')} ` }, ...spaced(kept)]]),
  ]
}

function spaced(chips: readonly Piece[]): readonly Piece[] {
  return chips.flatMap((chip, index) => (index === 0 ? [chip] : [{ text: ' ' }, chip]))
}

function aboutOf({ texts }: Descriptor, words: CardWords): readonly Piece[] {
  const about = texts[words.language]?.about ?? texts.en.about
  return about === undefined ? [] : [{ text: about }]
}
