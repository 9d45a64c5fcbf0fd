import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconBold, IconLink } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmojiMenu } from '../../../ui/emoji-menu.tsx'
import { PersonaliseMenu } from './personalise-menu.tsx'
import classes from './text.module.css'
import { insertLink, insertText, toggleBold } from './text-tools.ts'

interface TextToolBarProps {
  readonly editor: Editor | undefined
  readonly isReadOnly: boolean
  /** Bold and links: where what is written is a message. */
  readonly hasMarks: boolean
  readonly length: number
  /** How much of it arrives; unknown while the channel is. */
  readonly limit: number | undefined
  personalise(path: string): void
}

/** What can be put into a text, and how long it is. */
export function TextToolBar({ editor, isReadOnly, hasMarks, length, limit, personalise }: TextToolBarProps) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const isOff = isReadOnly || !editor
  return (
    <div className={classes.tools}>
      {hasMarks && (
        <>
          <Tooltip label={t('editor.panel.text.bold')}>
            <ActionIcon
              size={24}
              disabled={isOff}
              aria-label={t('editor.panel.text.bold')}
              onClick={() => editor && toggleBold(editor)}
            >
              <IconBold size={14} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          </Tooltip>
          <LinkMenu isDisabled={isOff} onPick={address => editor && insertLink(editor, address)} />
          <EmojiMenu
            size={24}
            label={t('editor.panel.text.emoji')}
            isDisabled={isOff}
            onPick={emoji => editor && insertText(editor, emoji)}
          />
        </>
      )}
      <PersonaliseMenu isDisabled={isOff} onPick={personalise} />
      {limit !== undefined && (
        <span className={classes.count} data-over={length > limit || undefined}>
          {t('editor.panel.text.count', { length: number.format(length), limit: number.format(limit) })}
        </span>
      )}
    </div>
  )
}

function LinkMenu({ isDisabled, onPick }: { readonly isDisabled: boolean; onPick(address: string): void }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const [address, setAddress] = useState('')
  const isFine = /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(address)
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" width={256} trapFocus returnFocus={false}>
      <Popover.Target>
        <Tooltip label={t('editor.panel.text.link')}>
          <ActionIcon size={24} disabled={isDisabled} aria-label={t('editor.panel.text.link')} onClick={() => setOpen(!isOpen)}>
            <IconLink size={14} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('editor.panel.text.link')}>
        <form
          className={classes.link}
          onSubmit={event => {
            event.preventDefault()
            event.stopPropagation()
            if (!isFine) return
            setOpen(false)
            setAddress('')
            onPick(address)
          }}
        >
          <TextInput
            data-autofocus
            inputMode="url"
            label={t('editor.panel.text.address')}
            placeholder="https://"
            error={address !== '' && !isFine ? t('editor.panel.problem.noAddress') : undefined}
            value={address}
            onChange={event => setAddress(event.currentTarget.value)}
          />
          <Button type="submit" size="xs">
            {t('editor.panel.text.addLink')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
