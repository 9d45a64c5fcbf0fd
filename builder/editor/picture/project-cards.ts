import type { FlowEdge, FlowNode } from '../../../runtime/flow/model.ts'
import type { FlowDocument } from '../state/document.ts'
import type { LitPath } from '../state/session.ts'
import type { Card } from './card.ts'
import type { Cards } from './create-cards.ts'
import type { EdgesAt } from './edges-at.ts'
import { handlesOf } from './handles.ts'
import { lazyLabel } from './lazy-label.ts'
import { type CardData, type CardNode, depths, type PictureWords } from './picture.ts'
import type { Places, Seen } from './project.ts'

/**
 * Makes the cards of a document as React Flow takes them: of known size, with known handles. It looks at every node after every edit,
 * so it looks with as little as it can: a node of which nothing has changed costs a few comparisons.
 */
export function projectCards(cards: Cards, words: PictureWords) {
  const kept = new Map<string, Known>()
  const counts = createCounter()

  return (document: FlowDocument, seen: Seen, places: Places, at: EdgesAt): readonly CardNode[] => {
    const { errors, warnings } = counts(seen.problems)
    const steps = stepsOf(seen.lit)
    const last = seen.lit?.nodes.at(-1)
    const titleOf = (id: string): string => {
      const node = document.nodes.get(id)
      return node ? cards.of(node).title : ''
    }
    const made: CardNode[] = []
    for (const node of document.nodes.values()) {
      const { id } = node
      const before = kept.get(id)
      const ways = at.get(id) ?? none
      const isSame = before !== undefined && before.node.config === node.config && isSameList(before.ways, ways)
      const card = isSame && before.card === cards.of(node) ? before.card : cards.of(node, lostPorts(ways, cards, node))
      const step = steps?.get(id)
      const parts = {
        card,
        errors: errors.get(id) ?? 0,
        warnings: warnings.get(id) ?? 0,
        visitors: seen.visitors.get(id) ?? 0,
        mark: seen.marks?.get(id),
        step,
        isHere: id === last,
        isPaled: steps !== undefined && step === undefined,
        leads: nameOf(card, document, titleOf),
        ends: isSame && leadsTo(before.data.ends, ways, titleOf) ? before.data.ends : endsOf(ways, titleOf),
      }
      const data = before && isSameData(before.data, parts) ? before.data : parts
      const { x, y } = places.get(id) ?? node.position
      const isSelected = seen.selection.items.has(id)
      if (before && before.data === data && isAt(before.made, x, y) && before.made.selected === isSelected) {
        before.node = node
        before.ways = ways
        made.push(before.made)
        continue
      }
      const drawn = nodeOf(id, data, { x, y }, isSelected, words)
      kept.set(id, { node, ways, card, data, made: drawn })
      made.push(drawn)
    }
    if (kept.size > document.nodes.size) for (const id of kept.keys()) if (!document.nodes.has(id)) kept.delete(id)
    return made
  }
}

interface Known {
  node: FlowNode
  ways: readonly FlowEdge[]
  readonly card: Card
  readonly data: CardData
  readonly made: CardNode
}

function isAt({ position }: CardNode, x: number, y: number): boolean {
  return position.x === x && position.y === y
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === b.length && a.every((each, index) => each === b[index]))
}

function isSameData(a: CardData, b: CardData): boolean {
  return (
    a.card === b.card &&
    a.errors === b.errors &&
    a.warnings === b.warnings &&
    a.visitors === b.visitors &&
    a.mark === b.mark &&
    a.step === b.step &&
    a.isHere === b.isHere &&
    a.isPaled === b.isPaled &&
    a.leads === b.leads &&
    a.ends === b.ends
  )
}

type TitleOf = (id: string) => string

function endsOf(ways: readonly FlowEdge[], titleOf: TitleOf): CardData['ends'] {
  return ways.length === 0 ? noEnds : new Map(ways.map(({ port, target }) => [port, titleOf(target)]))
}

const noEnds: CardData['ends'] = new Map()

// Of several edges at one port the last is the one that is named.
function leadsTo(ends: CardData['ends'], ways: readonly FlowEdge[], titleOf: TitleOf): boolean {
  return ways.every(({ port, target }) => ends.get(port) === titleOf(target)) || isSameEnds(ends, endsOf(ways, titleOf))
}

function isSameEnds(a: CardData['ends'], b: CardData['ends']): boolean {
  return a.size === b.size && [...a].every(([port, name]) => b.get(port) === name)
}

function nodeOf(
  id: string,
  data: CardData,
  { x, y }: { x: number; y: number },
  selected: boolean,
  words: PictureWords,
): CardNode {
  const { width, height } = data.card
  return {
    id,
    type: 'card',
    position: { x, y },
    data,
    selected,
    width,
    height,
    measured: { width, height },
    handles: handlesOf(data.card),
    zIndex: selected ? depths.chosen : depths.card,
    domAttributes: lazyLabel(() => words.node(data)),
  }
}

const none = [] as const

// Most nodes have none: their list is the same empty one, so that their card is found at once.
function lostPorts(ways: readonly { readonly port: string }[], cards: Cards, node: FlowNode): readonly string[] {
  if (ways.length === 0) return none
  const { ports } = cards.of(node)
  const lost = ways.filter(({ port }) => !ports.some(({ id }) => id === port))
  return lost.length === 0 ? none : lost.map(({ port }) => port)
}

// What its config leads to, by the name it has now.
function nameOf({ body }: Card, { nodes }: FlowDocument, titleOf: TitleOf): string | undefined {
  const way = body.find(block => block.type === 'way')
  if (way?.type !== 'way') return undefined
  return way.to === 'node' && nodes.has(way.id) ? titleOf(way.id) : way.id
}

function stepsOf(lit: LitPath | undefined): ReadonlyMap<string, number> | undefined {
  return lit && new Map(lit.nodes.map((id, index) => [id, index + 1]))
}

/** Counts problems by node, again only when there are others. */
function createCounter() {
  let last: { readonly of: Seen['problems']; readonly errors: Counts; readonly warnings: Counts } | undefined
  return (problems: Seen['problems']): { readonly errors: Counts; readonly warnings: Counts } => {
    if (last?.of === problems) return last
    const errors = new Map<string, number>()
    const warnings = new Map<string, number>()
    for (const { node, severity } of problems) {
      if (node === undefined) continue
      const counted = severity === 'error' ? errors : warnings
      counted.set(node, (counted.get(node) ?? 0) + 1)
    }
    last = { of: problems, errors, warnings }
    return last
  }
}

type Counts = ReadonlyMap<string, number>
