import { Button, Popover, TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePathWords } from './slot-words.ts'
import { slotIn, slotSource } from './text-doc.ts'

interface SlotPopoverProps {
  readonly editor: Editor
  /** Where in the document the slot stands. */
  readonly at: number
  close(): void
}

/** One slot: what stands there when it is unknown, and taking it away. */
export function SlotPopover({ editor, at, close }: SlotPopoverProps) {
  const { t } = useTranslation()
  const pathWords = usePathWords()
  const slot = slotIn(String(editor.state.doc.nodeAt(at)?.attrs.source ?? ''))
  const [fallback, setFallback] = useState(slot?.fallback ?? '')
  if (!slot) return null
  const chip = editor.view.nodeDOM(at)
  const box = chip instanceof HTMLElement ? chip : editor.view.dom
  const back = (): void => {
    close()
    editor.commands.focus(at + 1)
  }
  const write = (words: string): void => {
    setFallback(words)
    const { tr } = editor.state
    editor.view.dispatch(tr.setNodeMarkup(at, undefined, { source: slotSource(slot.path, words) }))
  }
  return (
    <Popover opened onClose={close} onDismiss={close} position="bottom-start" width={256} trapFocus>
      <Popover.Target>
        <span
          aria-hidden="true"
          style={{
            position: 'absolute',
            insetBlockStart: box.offsetTop + box.offsetHeight,
            left: box.offsetLeft,
            pointerEvents: 'none',
          }}
        />
      </Popover.Target>
      <Popover.Dropdown aria-label={pathWords(slot.path)}>
        <form
          onSubmit={event => {
            event.preventDefault()
            back()
          }}
        >
          <TextInput
            data-autofocus
            label={t('editor.panel.text.fallback', { name: pathWords(slot.path) })}
            placeholder={t('editor.panel.text.nothing')}
            description={t('editor.panel.text.fallbackHelp')}
            value={fallback}
            onChange={event => write(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key !== 'Escape') return
              event.preventDefault()
              event.stopPropagation()
              back()
            }}
          />
          <Button
            mt={8}
            size="xs"
            variant="default"
            onClick={() => {
              close()
              editor
                .chain()
                .deleteRange({ from: at, to: at + 1 })
                .focus(at)
                .run()
            }}
          >
            {t('editor.panel.text.removeSlot')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
