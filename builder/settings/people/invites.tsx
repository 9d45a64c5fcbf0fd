import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Card } from '../../ui/card.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { TimeText } from '../../ui/time-text.tsx'

/** Links that wait for somebody to join by them; nothing while there are none. */
export function Invites({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTranslation()
  const invites = useAnswer('GET /api/invites')
  const withdraw = useAct('DELETE /api/invites/:id', ['GET /api/invites'])
  if (invites.data?.invites.length === 0) return null
  return (
    <Card title={t('people.invites.title')} lead={t('people.invites.lead')} isList>
      <ErrorNote error={withdraw.error} />
      <Loaded query={invites} rows={1}>
        {data => (
          <ul className={page.rows}>
            {data.invites.map(({ id, email, role, expiresAt }) => (
              <li key={id}>
                <IconMail size={20} stroke={1.5} aria-hidden="true" />
                <div className={page.cell}>
                  <div className={page.name}>{email}</div>
                  <div className={page.meta}>
                    {t(`roles.${role}.name`)} · {t('people.invites.until')} <TimeText at={expiresAt} />
                  </div>
                </div>
                {mayChange && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('people.invites.withdrawOf', { email })}
                    loading={withdraw.isPending && withdraw.variables.params.id === id}
                    onClick={() => withdraw.mutate({ params: { id } })}
                  >
                    {t('people.invites.withdraw')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
