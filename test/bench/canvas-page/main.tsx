import { createRoot } from 'react-dom/client'
import { largeFlow } from '../../../stories/builder/editor/canvas/pricing-flow.ts'
import { BareFlow } from './bare-flow.tsx'
import { OurCanvas } from './our-canvas.tsx'

// `?size=1000&bare`: one canvas over the whole window, drawn when it is told to. Says how long it took until its cards were painted.
const query = new URLSearchParams(location.search)
const flow = largeFlow(Number(query.get('size') ?? 100))
const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
const draw = (): Promise<number> => {
  const began = performance.now()
  createRoot(root).render(query.has('bare') ? <BareFlow flow={flow} /> : <OurCanvas flow={flow} />)
  return new Promise(painted => {
    const look = (): void => {
      const isThere = document.querySelector('.react-flow__node') !== null
      if (isThere) requestAnimationFrame(() => setTimeout(() => painted(performance.now() - began)))
      else requestAnimationFrame(look)
    }
    look()
  })
}
Object.assign(globalThis, { draw })
