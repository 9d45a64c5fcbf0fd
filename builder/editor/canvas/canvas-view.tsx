import { ReactFlowProvider, useReactFlow, useStoreApi } from '@xyflow/react'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { useSeen } from '../editor-context.tsx'
import { type Cards, createCards } from '../picture/create-cards.ts'
import { useAreWordsKnown, useCardWords } from './use-card-words.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** What is seen of the canvas, and ways to see something else of it. */
export interface CanvasView {
  /** All of the flow. */
  fit(): void
  /** These nodes, notes, frames and edges, in the middle. */
  show(ids: readonly string[]): void
  zoomIn(): void
  zoomOut(): void
  /** 1 is the size of the design. */
  zoomTo(level: number): void
  /** The middle of what is seen, on the canvas. */
  centre(): Point
  /** A point of the window, on the canvas. */
  toFlow(client: Point): Point
}

const CanvasViewContext = createContext<CanvasView | undefined>(undefined)
const CardsContext = createContext<Cards | undefined>(undefined)

/** What is seen of the canvas below. */
export function useCanvasView(): CanvasView {
  const view = use(CanvasViewContext)
  if (!view) throw new Error('nothing above holds a canvas')
  return view
}

/** The cards of nodes as they are drawn: what each says, and how large it is. */
export function useCards(): Cards {
  const cards = use(CardsContext)
  if (!cards) throw new Error('nothing above holds a canvas')
  return cards
}

/** Holds the canvas, for all that looks at it from outside: stands above both. */
export function CanvasViewProvider({ children }: { readonly children: ReactNode }) {
  return (
    <ReactFlowProvider>
      <KnownCards>
        <Unmeasured>
          <View>{children}</View>
        </Unmeasured>
      </KnownCards>
    </ReactFlowProvider>
  )
}

function KnownCards({ children }: { readonly children: ReactNode }) {
  return useAreWordsKnown() ? <SaidCards>{children}</SaidCards> : null
}

function SaidCards({ children }: { readonly children: ReactNode }) {
  const descriptors = useSeen(seen => seen.descriptors)
  const language = useSeen(seen => seen.language)
  const words = useCardWords()
  const cards = useMemo(() => createCards(descriptors, language, words), [descriptors, language, words])
  return <CardsContext value={cards}>{children}</CardsContext>
}

/**
 * React Flow reads the size and the handles of every card off the page as soon as it stands there. We know both: without this a
 * tenth of every step of a pan is layout that nobody needs.
 */
function Unmeasured({ children }: { readonly children: ReactNode }) {
  const store = useStoreApi()
  useMemo(() => store.setState({ updateNodeInternals: () => undefined }), [store])
  return children
}

function View({ children }: { readonly children: ReactNode }) {
  const flow = useReactFlow()
  const store = useStoreApi()
  const view = useMemo<CanvasView>(() => {
    const centre = (): Point => {
      const { width, height, transform } = store.getState()
      const [x, y, zoom] = transform
      return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
    }
    const zoomTo = (level: number): void => {
      const bounded = Math.min(zooms.most, Math.max(zooms.least, level))
      const { x, y } = centre()
      void flow.setCenter(x, y, { zoom: bounded, duration: durationMs() })
    }
    return {
      fit: () => void flow.fitView({ padding: 0.08, maxZoom: 1, minZoom: zooms.least, duration: durationMs() }),
      show(ids) {
        const nodes = ids.flatMap(id => {
          const edge = flow.getEdge(id)
          return edge ? [edge.source, edge.target] : [id]
        })
        void flow.fitView({
          nodes: nodes.map(id => ({ id })),
          padding: 0.3,
          maxZoom: Math.max(zooms.readable, flow.getZoom()),
          minZoom: zooms.least,
          duration: durationMs(),
        })
      },
      zoomIn: () => zoomTo(nextZoom(flow.getZoom(), 1)),
      zoomOut: () => zoomTo(nextZoom(flow.getZoom(), -1)),
      zoomTo,
      centre,
      toFlow: client => flow.screenToFlowPosition({ x: client.x, y: client.y }),
    }
  }, [flow, store])
  return <CanvasViewContext value={view}>{children}</CanvasViewContext>
}

/** How small and how large a flow is shown. `readable`: at least this large is what is jumped to. */
export const zooms = { least: 0.1, most: 2, readable: 0.8 } as const

const steps = [0.1, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2]

function nextZoom(zoom: number, way: 1 | -1): number {
  const rest = way > 0 ? steps.filter(step => step > zoom + 0.01) : steps.filter(step => step < zoom - 0.01)
  return (way > 0 ? rest[0] : rest.at(-1)) ?? zoom
}

/** As long as the theme's `--dur-3`; not at all for who wants no motion. */
function durationMs(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 240
}
