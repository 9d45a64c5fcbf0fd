import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { OpenCell } from '../../commands/open-cell.ts'
import { useEditor } from '../editor-context.tsx'
import type { Picture } from '../picture/picture.ts'
import { createProjector } from '../picture/project.ts'
import { useCards } from './canvas-view.tsx'
import type { Drag } from './drag-places.ts'
import { usePictureWords } from './use-picture-words.ts'

/** The picture of what is drawn now. */
export function usePicture(drag: OpenCell<Drag>): Picture {
  const editor = useEditor()
  const cards = useCards()
  const words = usePictureWords()
  const projector = useMemo(() => createProjector(cards, words), [cards, words])
  const listen = useCallback(
    (changed: () => void) => {
      const ends = [
        editor.history.listen(({ document }) => document, changed),
        editor.session.listen(session => session, changed),
        drag.listen(changed),
      ]
      return () => {
        for (const end of ends) end()
      }
    },
    [editor, drag],
  )
  return useSyncExternalStore(listen, () => projector.project(editor.document(), editor.session.get(), drag.get().places))
}
