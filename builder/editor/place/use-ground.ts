import { useMemo } from 'react'
import { useCanvasView, useCards } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import type { Cards } from '../picture/create-cards.ts'
import type { Editor } from '../state/create-editor.ts'
import type { FlowDocument } from '../state/document.ts'
import type { Ground } from './boxes.ts'

/** What cards look like, and where one looks. */
export function useGround(): Ground {
  const editor = useEditor()
  const cards = useCards()
  const { centre } = useCanvasView()
  return useMemo(() => ({ cardOf: cardsOf(editor, cards), centre }), [editor, cards, centre])
}

/** The card of a node with the edges that hang on it now, as the canvas draws it: so it is made once for both. */
export function cardsOf(editor: Pick<Editor, 'document'>, cards: Cards): Ground['cardOf'] {
  let known: FlowDocument['edges'] | undefined
  let led: ReadonlyMap<string, readonly string[]> = new Map()
  return node => {
    const { edges } = editor.document()
    if (edges !== known) {
      const bySource = Map.groupBy(edges.values(), edge => edge.source)
      led = new Map([...bySource].map(([source, own]) => [source, own.map(edge => edge.port)]))
      known = edges
    }
    return cards.of(node, led.get(node.id))
  }
}
