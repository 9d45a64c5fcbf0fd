import { Button, Drawer } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from './note.tsx'
import classes from './panel.module.css'

interface EditPanelProps {
  readonly title: string
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly error: unknown
  /** On the button that keeps it. */
  readonly submit?: string
  /** False: there is nothing to keep yet. */
  readonly canSubmit?: boolean
  /** Beside the buttons: what else can be done. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  onClose(): void
  onSubmit(event: FormEvent<HTMLFormElement>): void
}

/** A form beside the list it belongs to. What could not be kept stays in it, with the reason. */
export function EditPanel({
  title,
  isOpen,
  isBusy,
  error,
  submit,
  canSubmit = true,
  aside,
  children,
  onClose,
  onSubmit,
}: EditPanelProps) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={440}
      title={title}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      classNames={{
        content: classes.content ?? '',
        header: classes.head ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
    >
      <form noValidate className={classes.form} onSubmit={onSubmit}>
        <div className={classes.fields}>
          <ErrorNote error={error} />
          {children}
        </div>
        <footer className={classes.foot}>
          {aside}
          <span className={classes.space} />
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={isBusy} disabled={!canSubmit}>
            {submit ?? t('app.save')}
          </Button>
        </footer>
      </form>
    </Drawer>
  )
}
