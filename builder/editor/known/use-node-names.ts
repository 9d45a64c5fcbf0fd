import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { useEditor, useSeen } from '../editor-context.tsx'

/** What nodes are called: their own name, else that of their action. One that is not there is called by its id. */
export function useNodeNames(): (id: string) => string {
  const { language } = useTranslation().i18n
  const editor = useEditor()
  const descriptors = useSeen(session => session.descriptors)
  return useMemo(() => {
    const nameOf = ({ name, action }: FlowNode): string => {
      const texts = descriptors.get(action)?.texts
      return name?.trim() || (texts?.[language]?.name ?? texts?.en.name ?? action)
    }
    return id => {
      const node = editor.document().nodes.get(id)
      return node ? nameOf(node) : id
    }
  }, [editor, descriptors, language])
}
