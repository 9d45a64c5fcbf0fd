import type { CanvasNode } from '../picture/picture.ts'

/** px */
export const mapSize = { width: 176, height: 106 } as const

/** How a point of the canvas is found on the map: `(at - x) * scale`. */
export interface MapScale {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** All of it, in the middle of the map. */
export function mapOf(nodes: readonly CanvasNode[]): MapScale {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { position, width = 0, height = 0 } of nodes) {
    left = Math.min(left, position.x)
    top = Math.min(top, position.y)
    right = Math.max(right, position.x + width)
    bottom = Math.max(bottom, position.y + height)
  }
  if (left > right) return { scale: smallest, x: 0, y: 0 }
  const scale = Math.min(mapSize.width / (right - left + 2 * margin), mapSize.height / (bottom - top + 2 * margin), smallest)
  return {
    scale,
    x: (left + right) / 2 - mapSize.width / scale / 2,
    y: (top + bottom) / 2 - mapSize.height / scale / 2,
  }
}

// A flow of three nodes need not fill the map.
const smallest = 0.09
const margin = 80

/** Paints it in the colours that the page has now. */
export function drawMap(sheet: HTMLCanvasElement, nodes: readonly CanvasNode[], { scale, x, y }: MapScale): void {
  const pen = sheet.getContext('2d')
  if (!pen) return
  const sharp = Math.min(3, devicePixelRatio || 1)
  sheet.width = mapSize.width * sharp
  sheet.height = mapSize.height * sharp
  pen.setTransform(sharp, 0, 0, sharp, 0, 0)
  // All of one colour at once: a flow of thousands of cards has a dozen.
  const fills = new Map<string, { readonly token: string; readonly alpha: number; readonly path: Path2D }>()
  const outlines = new Path2D()
  for (const node of nodes) {
    const { position, width = 0, height = 0 } = node
    const [left, top] = [(position.x - x) * scale, (position.y - y) * scale]
    const [across, down] = [Math.max(1.5, width * scale), Math.max(1.5, height * scale)]
    if (node.type === 'frame') {
      outlines.rect(left, top, across, down)
      continue
    }
    const token = tokenOf(node)
    const alpha = node.type === 'card' ? (node.data.isPaled ? 0.35 : 0.8) : 1
    const fill = fills.get(`${token} ${alpha}`) ?? { token, alpha, path: new Path2D() }
    fills.set(`${token} ${alpha}`, fill)
    fill.path.roundRect(left, top, across, down, Math.min(2, across / 4))
  }
  const style = getComputedStyle(sheet)
  pen.strokeStyle = style.getPropertyValue('--line-strong').trim()
  pen.lineWidth = 0.75
  pen.stroke(outlines)
  for (const { token, alpha, path } of fills.values()) {
    pen.globalAlpha = alpha
    pen.fillStyle = style.getPropertyValue(token).trim()
    pen.fill(path)
  }
}

/** Do both look the same on the map? What a card says is not seen there. */
export function isSameMap(a: readonly CanvasNode[], b: readonly CanvasNode[]): boolean {
  return a === b || (a.length === b.length && a.every((node, index) => node === b[index] || isSameSpot(node, b[index])))
}

function isSameSpot(a: CanvasNode, b: CanvasNode | undefined): boolean {
  return (
    b !== undefined &&
    a.position.x === b.position.x &&
    a.position.y === b.position.y &&
    a.width === b.width &&
    a.height === b.height &&
    a.data.isPaled === b.data.isPaled &&
    tokenOf(a) === tokenOf(b)
  )
}

function tokenOf(node: CanvasNode): string {
  if (node.type !== 'card') return '--note-line'
  if (node.data.step !== undefined) return '--edge-lit'
  const { category, icon } = node.data.card
  if (icon === undefined) return '--line-strong'
  return category === 'triggers' ? '--cat-trigger' : `--cat-${category}`
}
