import type { FlowDocument } from '../state/document.ts'
import type { Place } from '../state/edits/move-items.ts'
import type { Session } from '../state/session.ts'
import type { Cards } from './create-cards.ts'
import { edgesAt } from './edges-at.ts'
import type { CanvasNode, Picture, PictureWords } from './picture.ts'
import { projectCards } from './project-cards.ts'
import { projectEdges } from './project-edges.ts'
import { projectSheets } from './project-sheets.ts'

/** What of the session is drawn on the canvas. */
export type Seen = Pick<Session, 'selection' | 'problems' | 'lit' | 'visitors' | 'marks'>

/** Where things are while they are dragged: not yet in the document. */
export type Places = ReadonlyMap<string, Place>

/** Makes pictures of a document, one after another; what has not changed is the very same in the next one. */
export interface Projector {
  project(document: FlowDocument, seen: Seen, places: Places): Picture
}

/** Begins with nothing drawn. */
export function createProjector(cards: Cards, words: PictureWords): Projector {
  const card = projectCards(cards, words)
  const sheets = projectSheets(words)
  const edge = projectEdges(cards)
  let last: Made | undefined

  const whole = (document: FlowDocument, seen: Seen, places: Places): Picture => {
    const at = last?.document.edges === document.edges ? last.at : edgesAt(document.edges)
    const nodes: CanvasNode[] = [
      ...sheets.frames(document, seen, places),
      ...card(document, seen, places, at),
      ...sheets.notes(document, seen, places),
    ]
    const edges = edge(document, seen, at)
    const before = last?.picture
    const picture = { nodes: sameList(before?.nodes, nodes), edges: sameList(before?.edges, edges) }
    last = { document, seen, places, picture, at, order: undefined }
    return picture
  }
  // One step of a drag: thousands of things stay, a few lie elsewhere.
  const moved = (made: Made, places: Places): Picture => {
    made.order ??= new Map(made.picture.nodes.map(({ id }, index) => [id, index]))
    const nodes = [...made.picture.nodes]
    for (const id of new Set([...made.places.keys(), ...places.keys()])) {
      const index = made.order.get(id)
      const node = index === undefined ? undefined : nodes[index]
      const place = places.get(id) ?? placeIn(made.document, id)
      if (index !== undefined && node && place) nodes[index] = put(node, place)
    }
    last = { ...made, places, picture: { nodes, edges: made.picture.edges } }
    return last.picture
  }

  return {
    project(document, seen, places) {
      if (last?.document !== document || !isSame(last.seen, seen)) return whole(document, seen, places)
      return last.places === places ? last.picture : moved(last, places)
    },
  }
}

interface Made {
  readonly document: FlowDocument
  readonly seen: Seen
  readonly places: Places
  readonly picture: Picture
  readonly at: ReturnType<typeof edgesAt>
  order: ReadonlyMap<string, number> | undefined
}

function placeIn({ nodes, notes, frames }: FlowDocument, id: string): Place | undefined {
  return nodes.get(id)?.position ?? notes.get(id) ?? frames.get(id)
}

function put<N extends CanvasNode>(node: N, { x, y, width, height }: Place): N {
  if (node.type === 'card' || width === undefined || height === undefined) return { ...node, position: { x, y } }
  return { ...node, position: { x, y }, width, height, measured: { width, height } }
}

function isSame(a: Seen, b: Seen): boolean {
  return (
    a.selection === b.selection &&
    a.problems === b.problems &&
    a.lit === b.lit &&
    a.visitors === b.visitors &&
    a.marks === b.marks
  )
}

function sameList<T>(before: T[] | undefined, after: T[]): T[] {
  return before && before.length === after.length && before.every((each, index) => each === after[index]) ? before : after
}
