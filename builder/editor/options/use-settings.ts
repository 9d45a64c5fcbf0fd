import { useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { problemAt } from '../panel/problems-at.ts'
import type { FlowSettings } from '../state/document.ts'
import type { Path } from '../state/with-path.ts'

interface Settings {
  readonly settings: FlowSettings
  readonly isReadOnly: boolean
  /** Writes; what is typed with the same gesture is one step to undo. */
  patch(part: Partial<FlowSettings>, gesture?: string): void
  /** One of the options; undefined takes it away. */
  option<K extends keyof FlowSettings['options']>(name: K, value: FlowSettings['options'][K], gesture?: string): void
  leave(): void
}

/** The settings of the flow, and what changes them. */
export function useSettings(): Settings {
  const editor = useEditor()
  const settings = useDocument(document => document.settings)
  const isReadOnly = useSeen(session => session.isReadOnly)
  return {
    settings,
    isReadOnly,
    patch: (part, gesture) => editor.edit('patchSettings', part, gesture),
    option: (name, value, gesture) => {
      const { [name]: _before, ...others } = editor.document().settings.options
      editor.edit('patchSettings', { options: value === undefined ? others : { ...others, [name]: value } }, gesture)
    },
    leave: editor.endGesture,
  }
}

const flowItself = {}

/** What is wrong with a setting. */
export function useSettingProblem(path: Path): string | undefined {
  return useSeen(({ problems }) => problemAt(problems, flowItself, path, true))?.message
}
