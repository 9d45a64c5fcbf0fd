import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowDocument } from '../state/document.ts'

/** What is seen of a canvas: how far it is moved, px of the window, and its zoom. */
export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

const keyOf = (flow: string): string => `parley.canvas.${flow}`

/**
 * Where this browser left the flow, if a step is in sight there; else its beginning. Showing all of it would draw all of it: seconds,
 * for a large one.
 */
export function firstViewport(document: FlowDocument, descriptors: ReadonlyMap<string, Descriptor>): Viewport {
  const kept = keptViewport(document.settings.id)
  return kept && showsSomething(kept, document) ? kept : beginning(document, descriptors)
}

/** Remembers it in this browser. */
export function keepViewport(flow: string, { x, y, zoom }: Viewport): void {
  try {
    localStorage.setItem(keyOf(flow), JSON.stringify({ x: Math.round(x), y: Math.round(y), zoom }))
  } catch {
    // It opens at its beginning the next time.
  }
}

function keptViewport(flow: string): Viewport | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(flow)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('x' in kept && 'y' in kept && 'zoom' in kept)) return undefined
    const { x, y, zoom } = kept
    const isWhole = Number.isFinite(x) && Number.isFinite(y) && Number.isFinite(zoom) && Number(zoom) > 0
    return isWhole ? { x: Number(x), y: Number(y), zoom: Number(zoom) } : undefined
  } catch {
    return undefined
  }
}

// What was there may have been taken away since, by somebody else or by undoing.
function showsSomething({ x, y, zoom }: Viewport, { nodes }: FlowDocument): boolean {
  return [...nodes.values()].some(({ position }) => {
    const [left, top] = [position.x * zoom + x, position.y * zoom + y]
    return left > 0 && top > 0 && left < innerWidth - panelsPx && top < innerHeight - headPx
  })
}

/** What stands beside and above the canvas, px: a step that would lie behind it is not in sight. */
const panelsPx = 500
const headPx = 100

function beginning({ nodes }: FlowDocument, descriptors: ReadonlyMap<string, Descriptor>): Viewport {
  const all = [...nodes.values()]
  const start = all.find(({ action }) => descriptors.get(action)?.listens === 'start') ?? all[0]
  const { x, y } = start?.position ?? { x: 0, y: 0 }
  return { x: margin.x - x, y: margin.y - y, zoom: 1 }
}

/** px */
const margin = { x: 56, y: 112 } as const
