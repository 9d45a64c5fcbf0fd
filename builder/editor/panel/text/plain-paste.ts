import { Slice } from '@tiptap/pm/model'
import type { EditorProps, EditorView } from '@tiptap/pm/view'
import { docOf } from './text-doc.ts'

/** Takes what is pasted or dropped as the plain text it is; slots in it are slots. `isOneLine`: lines are joined. */
export function plainPaste(isOneLine: boolean): Pick<EditorProps, 'handlePaste' | 'handleDrop'> {
  const put = (view: EditorView, text: string): void => {
    const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
    const { content } = view.state.schema.nodeFromJSON(docOf(isOneLine ? lines.replaceAll('\n', ' ') : lines))
    view.dispatch(view.state.tr.replaceSelection(new Slice(content, 1, 1)).scrollIntoView())
  }
  return {
    handlePaste(view, event) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (text !== '') put(view, text)
      return true
    },
    handleDrop(view, event, _slice, isMoved) {
      const text = event.dataTransfer?.getData('text/plain')
      const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
      if (isMoved || !text || !at) return false
      const { schema, tr } = view.state
      const line = schema.nodeFromJSON(docOf(text.replaceAll(/[\r\n]+/g, ' '))).firstChild
      if (line) view.dispatch(tr.insert(at.pos, line.content))
      return true
    },
  }
}
