import { useEffect } from 'react'
import { useLive } from '../../live/live-context.tsx'
import type { Editor } from '../state/create-editor.ts'

/** Tells the others that one draws this flow, and keeps who of them does too. */
export function usePresence(editor: Editor): void {
  const live = useLive()
  useEffect(() => {
    const { id } = editor.document().settings
    const ends = [
      live.subscribe('editing', frame => {
        if (frame.flow === id) editor.see({ others: frame.users })
      }),
      live.draw(id),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [live, editor])
}
