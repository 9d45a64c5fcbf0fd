import { boxOf, type Ground } from '../place/boxes.ts'
import type { FlowDocument } from '../state/document.ts'
import { waysOut } from './reading-order.ts'

/** Which way one goes from a node: along its first way out, back where one comes from, or to the ways beside. */
export type Step = 'on' | 'back' | 'previousWay' | 'nextWay'

/** The node one comes to along the edges of the flow. `from` is where one came from last, among several. */
export function neighbour(
  document: FlowDocument,
  id: string,
  step: Step,
  ground: Pick<Ground, 'cardOf'>,
  from?: string,
): string | undefined {
  const node = document.nodes.get(id)
  if (!node) return undefined
  const edges = [...document.edges.values()]
  if (step === 'on') return waysOut(node, edges, ground.cardOf)[0]?.target
  const sources = [...new Set(edges.filter(edge => edge.target === id).map(edge => edge.source))]
  const back = from !== undefined && sources.includes(from) ? from : nearest(document, id, sources, ground)
  if (step === 'back') return back
  const source = document.nodes.get(back ?? '')
  // Beside a beginning lie the other beginnings: nothing leads there, so nothing leads from one to the next.
  if (!source) return undefined
  const ways = [...new Set(waysOut(source, edges, ground.cardOf).map(edge => edge.target))]
  return ways[ways.indexOf(id) + (step === 'nextWay' ? 1 : -1)]
}

function nearest(
  document: FlowDocument,
  id: string,
  others: readonly string[],
  ground: Pick<Ground, 'cardOf'>,
): string | undefined {
  const here = boxOf(document, id, ground)
  if (!here) return others[0]
  const far = (other: string): number => {
    const box = boxOf(document, other, ground)
    return box ? Math.hypot(box.x - here.x, box.y - here.y) : Number.POSITIVE_INFINITY
  }
  return others.toSorted((a, b) => far(a) - far(b))[0]
}
