import { notifications } from '@mantine/notifications'
import { IconBinaryTree, IconFileDownload, IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFlowFiles } from '../../flows/use-flow-files.ts'
import { useErrorWords } from '../../ui/error-words.ts'
import { type RowAct, RowMenu } from '../../ui/row-menu.tsx'
import { useDocument, useEditor } from '../editor-context.tsx'
import { useSaving } from '../save/saver-context.tsx'

/** What else is done with the flow as a whole. */
export function EditorMenu() {
  const { t } = useTranslation()
  const editor = useEditor()
  const saver = useSaving()
  const words = useErrorWords()
  const { id, name } = useDocument(({ settings }) => settings)
  const files = useFlowFiles()
  // What is drawn is what goes into the file, also where the last word of it is on its way.
  const out = (write: (id: string) => Promise<void>): void => {
    const doOut = async (): Promise<void> => {
      if (saver.isDirty()) await saver.flush()
      await write(id)
    }
    void doOut().catch((error: unknown) => notifications.show({ message: words(error), color: 'red' }))
  }
  const acts: readonly RowAct[] = [
    { id: 'versions', label: t('editor.versions.title'), icon: IconHistory, run: () => editor.see({ side: 'versions' }) },
    { id: 'export', label: t('editor.page.exportFlow'), icon: IconFileDownload, run: () => out(files.exportFlow) },
    { id: 'machine', label: t('editor.page.exportMachine'), icon: IconBinaryTree, run: () => out(files.exportMachine) },
  ]
  return <RowMenu label={t('app.menuOf', { name })} acts={acts} />
}
