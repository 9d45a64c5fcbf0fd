import { boxOf, type Ground } from '../place/boxes.ts'
import type { Editor } from '../state/create-editor.ts'
import type { LaidBox, LayoutGraph } from './layout-graph.ts'

/** What is to be laid out of a flow: these, with the edges between them. */
export function graphOf(
  editor: Pick<Editor, 'document' | 'session'>,
  ids: ReadonlySet<string>,
  ground: Pick<Ground, 'cardOf'>,
): LayoutGraph {
  const document = editor.document()
  const { descriptors } = editor.session.get()
  const boxes = (records: ReadonlyMap<string, unknown>): readonly LaidBox[] =>
    [...records.keys()].flatMap(id => {
      const box = ids.has(id) ? boxOf(document, id, ground) : undefined
      return box ? [{ id, x: box.x, y: box.y, width: box.width, height: box.height }] : []
    })
  const nodes = [...document.nodes.values()]
    .filter(({ id }) => ids.has(id))
    .map(node => {
      const { width, height, ports } = ground.cardOf(node)
      return {
        id: node.id,
        ...node.position,
        width,
        height,
        isTrigger: descriptors.get(node.action)?.type === 'trigger',
        ports: ports.map(({ id, y }) => ({ id, y })),
      }
    })
  const edges = [...document.edges.values()]
    .filter(({ source, target }) => ids.has(source) && ids.has(target))
    .map(({ source, port, target }) => ({ source, port, target }))
  const order = new Map(nodes.map(({ id, ports }) => [id, new Map(ports.map((port, at) => [port.id, at]))]))
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const at = (id: string): number => places.get(id) ?? 0
  const rank = ({ source, port }: { readonly source: string; readonly port: string }): number => order.get(source)?.get(port) ?? 0
  return {
    nodes,
    // As the ports are drawn: what leaves further up comes to lie further up.
    edges: edges.toSorted((a, b) => at(a.source) - at(b.source) || rank(a) - rank(b)),
    notes: boxes(document.notes),
    frames: boxes(document.frames),
  }
}
