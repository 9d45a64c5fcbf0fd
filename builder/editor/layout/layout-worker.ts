import { layOut } from './lay-out.ts'
import type { LayoutGraph, Places } from './layout-graph.ts'

// Beside the page: a large flow takes seconds, and nobody's pointer waits for it.
addEventListener('message', (event: MessageEvent<LayoutGraph>) => {
  const places: Places = layOut(event.data)
  postMessage(places)
})
