import type { Flow } from '../../runtime/flow/model.ts'

/** A flow as small tiles and lines: enough to tell one shape from another. */
export interface Thumbnail {
  readonly tiles: readonly { readonly id: string; readonly action: string; readonly x: number; readonly y: number }[]
  readonly lines: readonly { readonly id: string; readonly path: string }[]
}

/** px: the picture, and a tile in it. */
export const thumbnailWidth = 196
export const thumbnailHeight = 64
export const tileWidth = 38
export const tileHeight = 16

const mostColumns = 4
const mostRows = 3
const pitch = 48
/** Where rows stand, by how many there are. */
const rows: readonly (readonly number[])[] = [[], [24], [8, 40], [2, 24, 46]]

type Drawn = Pick<Flow, 'nodes' | 'edges'>

/** The beginning of a flow: from its start, by its first ways out, as far as there is room. */
export function thumbnailOf(flow: Drawn): Thumbnail {
  const columns = columnsOf(flow)
  const left = (thumbnailWidth - (columns.length - 1) * pitch - tileWidth) / 2
  const tiles = columns.flatMap((ids, column) =>
    ids.map((id, row) => ({
      id,
      action: flow.nodes.find(node => node.id === id)?.action ?? '',
      x: left + column * pitch,
      y: rows[ids.length]?.[row] ?? 24,
    })),
  )
  const columnOf = new Map(columns.flatMap((ids, at) => ids.map(id => [id, at])))
  const placed = new Map(tiles.map(tile => [tile.id, tile]))
  const drawn = new Set<string>()
  const lines = flow.edges.flatMap(({ id, source, target }) => {
    const [from, to] = [placed.get(source), placed.get(target)]
    const isForward = (columnOf.get(target) ?? 0) === (columnOf.get(source) ?? 0) + 1
    const pair = `${source} ${target}`
    if (!from || !to || !isForward || drawn.has(pair)) return []
    drawn.add(pair)
    const [ax, ay, bx, by] = [from.x + tileWidth, from.y + tileHeight / 2, to.x, to.y + tileHeight / 2]
    const bend = (ax + bx) / 2
    return [{ id, path: ay === by ? `M${ax} ${ay}H${bx}` : `M${ax} ${ay}C${bend} ${ay} ${bend} ${by} ${bx} ${by}` }]
  })
  return { tiles, lines }
}

function columnsOf({ nodes, edges }: Drawn): readonly (readonly string[])[] {
  const entered = new Set(edges.map(({ target }) => target))
  const first = nodes.find(({ action }) => action === 'start') ?? nodes.find(({ id }) => !entered.has(id)) ?? nodes[0]
  if (!first) return []
  const columns = [[first.id]]
  const seen = new Set([first.id])
  const known = new Set(nodes.map(({ id }) => id))
  while (columns.length < mostColumns) {
    const last = columns.at(-1) ?? []
    const next = last.flatMap(id => edges.filter(({ source }) => source === id).map(({ target }) => target))
    const fresh = [...new Set(next)].filter(id => !seen.has(id) && known.has(id)).slice(0, mostRows)
    if (fresh.length === 0) break
    for (const id of fresh) seen.add(id)
    columns.push(fresh)
  }
  return columns
}
