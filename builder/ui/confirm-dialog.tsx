import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './note.tsx'
import page from './page.module.css'

interface ConfirmDialogProps {
  readonly title: string
  /** What happens then. */
  readonly children: ReactNode
  /** The verb on the button. */
  readonly confirm: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly error: unknown
  onConfirm(): void
  onClose(): void
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, children, confirm, isOpen, isBusy, error, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size={420} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div className={page.formWide}>
        <p>{children}</p>
        <ErrorNote error={error} />
        <div className={page.actions} data-end>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button color="red" loading={isBusy} onClick={onConfirm}>
            {confirm}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
