import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import { useGround } from '../place/use-ground.ts'
import { say } from '../tools/said.ts'
import { tidy } from './tidy.ts'

/** Puts what is selected in order, or the whole flow, and then shows all of it. */
export function useTidy(): () => void {
  const { t } = useTranslation()
  const editor = useEditor()
  const ground = useGround()
  const view = useCanvasView()
  return useCallback(() => {
    tidy(editor, ground).then(
      isAll => {
        if (isAll) view.fit()
        say(t('editor.said.tidied'))
      },
      () => notifications.show({ message: t('editor.said.notTidied'), color: 'red' }),
    )
  }, [editor, ground, view, t])
}
