import { Modal } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { browserClock } from '../../clock.ts'
import { useDocument, useEditor } from '../editor-context.tsx'
import { focusCanvas, focusNode } from '../keyboard/focus-node.ts'
import { Confirming } from './confirming.tsx'
import { Checking, Done, Failed, Refused, Stale } from './publish-states.tsx'
import type { usePublishing } from './use-publishing.ts'

interface PublishDialogProps {
  readonly publishing: ReturnType<typeof usePublishing>
  /** Opens the list of problems. */
  onProblems(): void
}

/** A dialog gives the focus back to what opened it, a moment after it has closed, ms. */
const returnMs = 50

/** Publishing, step by step: what is known, what somebody says to it, what came of it. */
export function PublishDialog({ publishing: [state, send], onProblems }: PublishDialogProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const name = useDocument(({ settings }) => settings.name)
  const { context, value } = state
  const { prepared } = context
  const box = useRef<HTMLDivElement>(null)
  // Each step takes the place of the one before, and of what had the focus there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (!box.current?.contains(document.activeElement)) box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [value])
  const close = (): void => send({ type: 'close' })
  const again = (): void => send({ type: 'again' })
  return (
    <Modal
      opened={value !== 'closed'}
      onClose={close}
      title={t(value === 'done' ? 'editor.publish.doneTitle' : 'editor.publish.title', { name, version: context.version })}
      size={560}
      onExitTransitionEnd={() => browserClock.after(returnMs, goBack)}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div ref={box}>
        {value === 'checking' && <Checking />}
        {(value === 'confirming' || value === 'publishing') && prepared && (
          <Confirming
            prepared={prepared}
            isBusy={value === 'publishing'}
            onClose={close}
            onPublish={note => send({ type: 'publish', note })}
          />
        )}
        {value === 'done' && prepared && <Done prepared={prepared} version={context.version ?? 0} onClose={close} />}
        {value === 'refused' && (
          <Refused
            problems={context.problems}
            onClose={close}
            onProblems={() => {
              close()
              onProblems()
            }}
          />
        )}
        {value === 'stale' && <Stale onAgain={again} onClose={close} />}
        {value === 'failed' && <Failed error={context.error} onAgain={again} onClose={close} />}
      </div>
    </Modal>
  )

  // It may have been opened by what is gone by now: a list of commands, a menu.
  function goBack(): void {
    if (document.activeElement !== document.body) return
    const [selected] = editor.session.get().selection.items
    if (selected === undefined) focusCanvas()
    else focusNode(selected)
  }
}
