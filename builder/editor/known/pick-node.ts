import type { Editor } from '../state/create-editor.ts'

/**
 * Lets somebody choose a node by selecting it on the canvas: what is selected next is the answer, and what was selected before is
 * selected again. Gives what ends it without an answer.
 */
export function pickNode(editor: Editor, picked: (id: string) => void, ended: () => void): () => void {
  const before = editor.session.get().selection
  let isOver = false
  const end = (): void => {
    if (isOver) return
    isOver = true
    stopListening()
    document.removeEventListener('keydown', onKey, true)
    ended()
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
  }
  const stopListening = editor.session.listen(
    session => session.selection,
    selection => {
      const [id] = selection.items
      if (id === undefined || selection.items.size > 1 || !editor.document().nodes.has(id)) return
      end()
      editor.select(before)
      picked(id)
    },
  )
  document.addEventListener('keydown', onKey, true)
  return end
}
