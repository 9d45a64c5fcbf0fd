import { layOut } from './lay-out.ts'
import type { LayoutGraph, Places } from './layout-graph.ts'

/** From here on it is laid out beside the page. */
const many = 300

/** Lays a graph out without holding the page up. Rejects when what does it beside the page cannot be loaded. */
export function runLayout(graph: LayoutGraph): Promise<Places> {
  if (graph.nodes.length <= many) return Promise.resolve(layOut(graph))
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Places>((resolve, reject) => {
    worker.onmessage = (event: MessageEvent<Places>) => resolve(event.data)
    worker.onerror = event => reject(new Error(event.message || 'the worker could not be loaded'))
    worker.postMessage(graph)
  }).finally(() => worker.terminate())
}
