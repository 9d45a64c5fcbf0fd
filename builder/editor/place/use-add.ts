import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvasView } from '../canvas/canvas-view.tsx'
import { useEditor } from '../editor-context.tsx'
import { focusNode } from '../keyboard/focus-node.ts'
import { say } from '../tools/said.ts'
import type { AddTo } from '../tools/tool.ts'
import { addNode } from './add-node.ts'
import { boxesOf } from './boxes.ts'
import { reveal } from './reveal.ts'
import { useGround } from './use-ground.ts'

/** Puts a new node on the canvas, shows it and says where it hangs. */
export function useAdd(): (action: string, where: AddTo) => void {
  const { t, i18n } = useTranslation()
  const editor = useEditor()
  const ground = useGround()
  const view = useCanvasView()
  const { language } = i18n
  return useCallback(
    (action, where) => {
      const added = addNode(editor, action, where, ground)
      if (!added) return
      const { nodes } = editor.document()
      const [node, source] = [nodes.get(added.id), nodes.get(added.from?.node ?? '')]
      const texts = editor.session.get().descriptors.get(action)?.texts
      const name = texts?.[language]?.name ?? texts?.en.name ?? action
      if (source) {
        const { title, ports } = ground.cardOf(source)
        const port = ports.find(({ id }) => id === added.from?.port)?.label ?? ''
        say(t('editor.said.addedTo', { name, node: title, port }))
      } else if (node) say(t('editor.said.added', { name }))
      reveal(view, boxesOf(editor.document(), [added.id], ground))
      focusNode(added.id)
    },
    [editor, ground, view, t, language],
  )
}
