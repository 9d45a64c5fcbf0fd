import { Button } from '@mantine/core'
import { IconDeviceLaptop, IconDeviceMobile, IconPointFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Bones } from '../../ui/bones.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { TimeText } from '../../ui/time-text.tsx'

/** Where one is signed in, and how to end it elsewhere. */
export function Devices() {
  const { t } = useTranslation()
  const { data, error, refetch } = useAnswer('GET /api/session/devices')
  const end = useAct('DELETE /api/session/devices/:id', ['GET /api/session/devices'])
  return (
    <Card title={t('profile.devices.title')} lead={t('profile.devices.lead')} isList>
      {error && <ErrorState error={error} again={() => void refetch()} />}
      {!data && !error && <Bones rows={2} />}
      <ErrorNote error={end.error} />
      {data && (
        <ul className={page.rows}>
          {data.sessions.map(({ id, current, browser, address, lastSeenAt }) => {
            const Sign = /mobile|android|iphone/i.test(browser) ? IconDeviceMobile : IconDeviceLaptop
            return (
              <li key={id}>
                <Sign size={20} stroke={1.5} aria-hidden="true" />
                <div className={page.cell}>
                  <div className={page.nameLine}>
                    <span className={page.name}>{browser || t('profile.devices.unknown')}</span>
                    {current && (
                      <Badge icon={IconPointFilled} tone="ok">
                        {t('profile.devices.current')}
                      </Badge>
                    )}
                  </div>
                  <div className={page.meta}>
                    {address} · <TimeText at={lastSeenAt} />
                  </div>
                </div>
                {!current && (
                  <Button
                    size="xs"
                    variant="default"
                    loading={end.isPending && end.variables.params.id === id}
                    onClick={() => end.mutate({ params: { id } })}
                  >
                    {t('nav.signOut')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}
