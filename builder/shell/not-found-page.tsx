import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { EmptyState } from '../ui/empty-state.tsx'
import { useTitle } from './use-title.ts'

/** Where an address leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  useTitle(t('notFound.title'))
  return (
    <EmptyState
      icon={IconMapOff}
      title={t('notFound.title')}
      action={
        <Button variant="default" onClick={() => navigate('/inbox')}>
          {t('notFound.toInbox')}
        </Button>
      }
    >
      {t('notFound.body')}
    </EmptyState>
  )
}
