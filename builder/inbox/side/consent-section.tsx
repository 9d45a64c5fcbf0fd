import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { ConsentList } from '../../consents/consent-list.tsx'
import { useMay } from '../../session/session.tsx'
import { Section } from './section.tsx'

interface ConsentSectionProps {
  readonly conversation: string
  /** How many decisions its log holds: with another one the evidence is read again. */
  readonly decided: number
}

/** What the visitor has decided in this conversation, and what proves it. */
export function ConsentSection({ conversation, decided }: ConsentSectionProps) {
  const { t } = useTranslation()
  const mayWithdraw = useMay('contacts:write')
  const params = { id: conversation }
  const { data, refetch } = useAnswer('GET /api/conversations/:id/consents', { params })
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when there is one more
  useEffect(() => void refetch(), [decided, refetch])
  const act = useAct('POST /api/conversations/:id/consents/withdraw', [
    'GET /api/conversations/:id/consents',
    'GET /api/contacts/:id',
    'GET /api/contacts/:id/consents',
  ])
  return (
    <Section title={t('contacts.consent.title')}>
      {data && (
        <ConsentList
          consents={data}
          withdraw={mayWithdraw ? purpose => act.mutate({ params, body: { purpose } }) : undefined}
          isBusy={act.isPending}
          isDone={act.isSuccess}
          error={act.error}
        />
      )}
    </Section>
  )
}
