import { ActionIcon, TextInput } from '@mantine/core'
import { type Icon, IconClipboard, IconCopyPlus, IconTrash, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAllCommands } from '../../commands/commands.tsx'
import { ActionTile } from '../../ui/action-tile.tsx'
import { type RowAct, RowMenu } from '../../ui/row-menu.tsx'
import { useDescriptor, useDocument, useEditor, useSeen } from '../editor-context.tsx'
import { focusNode } from '../keyboard/focus-node.ts'
import classes from './panel.module.css'

interface PanelHeadProps {
  readonly id: string
  readonly action: string
}

/** What kind of node it is, what it is called, and what can be done with it as a whole. */
export function PanelHead({ id, action }: PanelHeadProps) {
  const { t, i18n } = useTranslation()
  const editor = useEditor()
  const descriptor = useDescriptor(action)
  const name = useDocument(({ nodes }) => nodes.get(id)?.name)
  const isReadOnly = useSeen(session => session.isReadOnly)
  const kind = descriptor?.texts[i18n.language]?.name ?? descriptor?.texts.en.name ?? action
  const commands = useAllCommands()
  const act = (name: string, sign: Icon, isHarsh = false): readonly RowAct[] =>
    commands
      .filter(command => command.id === `editor.${name}`)
      .map(({ label, run }) => ({ id: name, label, icon: sign, isHarsh, run }))
  const acts: readonly RowAct[] = [
    ...act('duplicate', IconCopyPlus),
    { id: 'copy', label: t('editor.panel.copyId'), icon: IconClipboard, run: () => void navigator.clipboard.writeText(id) },
    ...act('delete', IconTrash, true),
  ]
  return (
    <header className={classes.head} data-category={descriptor?.category ?? 'unknown'}>
      <ActionTile icon={descriptor?.icon} category={descriptor?.category} size={30} />
      <div className={classes.titles}>
        <span className={classes.kind}>{kind}</span>
        <TextInput
          variant="unstyled"
          size="xs"
          classNames={{ input: classes.name ?? '' }}
          aria-label={t('editor.panel.name')}
          placeholder={kind}
          maxLength={120}
          readOnly={isReadOnly}
          value={name ?? ''}
          onChange={event => {
            const { value } = event.currentTarget
            editor.edit('patchNode', { node: id, patch: { name: value === '' ? undefined : value } }, `${id}:name`)
          }}
          onBlur={editor.endGesture}
          onKeyDown={event => {
            if (event.key === 'Enter') focusNode(id)
          }}
        />
      </div>
      <RowMenu label={t('editor.panel.actsOf', { name: name ?? kind })} acts={acts} />
      <ActionIcon aria-label={t('editor.panel.close')} onClick={() => editor.select({})}>
        <IconX size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
    </header>
  )
}
