import { useEffect } from 'react'
import type { Editor } from '../state/create-editor.ts'

/** Whoever picks a node wants to see what it does: the panel comes back in place of whatever stood there. */
export function useSideFollows(editor: Editor): void {
  useEffect(
    () =>
      editor.session.listen(
        ({ selection }) => selection.items,
        items => {
          const { side, previewView } = editor.session.get()
          // What is said on each channel is that of whichever node is picked.
          if (side === 'preview' && previewView === 'each') return
          if (items.size === 1 && side !== undefined && side !== 'node') editor.see({ side: 'node' })
        },
      ),
    [editor],
  )
}
