import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Command } from '../../commands/command.ts'
import { useCommands } from '../../commands/commands.tsx'
import { useDocument, useEditor } from '../editor-context.tsx'

/** Undoing where things are written: in a field too, because what a browser takes back there is not what the flow was. */
export function useUndoKeys(group: string): void {
  const { t } = useTranslation()
  const editor = useEditor()
  // Whatever changes, what can be undone may have.
  const document = useDocument(now => now)
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const commands = useMemo<readonly Command[]>(() => {
    const { past, future } = editor.history.get()
    return [
      {
        id: 'side.undo',
        label: t('editor.command.undo'),
        group,
        icon: IconArrowBackUp,
        keys: 'mod+z',
        isHeld: true,
        when: past.length > 0,
        run: editor.undo,
      },
      {
        id: 'side.redo',
        label: t('editor.command.redo'),
        group,
        icon: IconArrowForwardUp,
        keys: 'mod+shift+z',
        moreKeys: ['mod+y'],
        isHeld: true,
        when: future.length > 0,
        run: editor.redo,
      },
    ]
  }, [t, group, editor, document])
  useCommands(commands)
}
