import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SessionAnswer } from '../../runtime/api/contract.ts'
import { basePath } from '../api/base.ts'
import { keyOf } from '../api/query-key.ts'
import { SignInForm } from '../sign-in/sign-in-form.tsx'
import { useExpiry } from './expiry-context.tsx'
import { useSession } from './session.tsx'

/** Asks for the password again, over the page: what was being written below stays. */
export function SessionExpired() {
  const { t } = useTranslation()
  const { user } = useSession()
  const [isExpired, expiry] = useExpiry()
  const queries = useQueryClient()
  const goOn = (session: SessionAnswer): void => {
    // Somebody else sees nothing of what was on the screen.
    if (session.user.id !== user.id) location.assign(`${basePath}/inbox`)
    queries.setQueryData(keyOf('GET /api/session'), session)
    expiry.renew()
    void queries.invalidateQueries()
  }
  return (
    <Modal
      opened={isExpired}
      onClose={() => undefined}
      title={t('session.ended.title')}
      size={400}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <p>{t('session.ended.body')}</p>
      <SignInForm email={user.email} onDone={goOn} />
    </Modal>
  )
}
