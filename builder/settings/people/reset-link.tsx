import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyLine } from '../../ui/copy-line.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'

interface ResetLinkProps {
  readonly name: string
  readonly made: { readonly url: string } | undefined
  readonly error: unknown
  onClose(): void
}

/** The link by which somebody chooses a new password: shown this once. */
export function ResetLink({ name, made, error, onClose }: ResetLinkProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={made !== undefined || error !== null}
      onClose={onClose}
      title={t('people.reset.title', { name })}
      size={480}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <div className={page.formWide}>
        <ErrorNote error={error} />
        {made && (
          <>
            <p>{t('people.reset.body')}</p>
            <CopyLine text={made.url} />
          </>
        )}
      </div>
    </Modal>
  )
}
