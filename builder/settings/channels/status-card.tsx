import { Button } from '@mantine/core'
import { IconPlayerPause, IconPlayerPlay, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useMay } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'
import { ChannelFacts } from './channel-facts.tsx'
import type { ChannelState } from './channel-state.ts'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import { StateNote } from './state-note.tsx'
import { TestResult } from './test-result.tsx'

interface StatusCardProps {
  readonly channel: ChannelView
  readonly state: ChannelState
  /** Whether the kind sends each message: only then there is something to try. */
  readonly isPush: boolean
}

/** How a channel is: in words, what it did last, whether it can be reached now; to pause it, and to go on. */
export function StatusCard({ channel, state, isPush }: StatusCardProps) {
  const { t } = useTranslation()
  const mayWrite = useMay('channels:write')
  const test = useAct('POST /api/channels/:id/test', ['GET /api/channels'])
  const put = useAct('PUT /api/channels/:id', ['GET /api/channels'])
  const { id, kind, revision, config, paused } = channel
  const turn = (): void => {
    test.reset()
    put.mutate({ params: { id }, body: { revision, kind, config, paused: !paused } })
  }
  return (
    <Card title={t('channels.status')}>
      <div className={classes.stack}>
        <StateNote channel={channel} state={state} isPush={isPush} />
        <ChannelFacts channel={channel} isPush={isPush} />
        <TestResult test={test} />
        <ErrorNote error={put.error} />
        {mayWrite && state !== 'broken' && (
          <div className={page.actions}>
            {isPush && (
              <Button
                variant="default"
                loading={test.isPending}
                disabled={paused}
                leftSection={<IconPlugConnected size={16} stroke={1.75} aria-hidden="true" />}
                onClick={() => test.mutate({ params: { id }, body: {} })}
              >
                {t('channels.test.do')}
              </Button>
            )}
            <Button
              variant="default"
              loading={put.isPending}
              leftSection={
                paused ? (
                  <IconPlayerPlay size={16} stroke={1.75} aria-hidden="true" />
                ) : (
                  <IconPlayerPause size={16} stroke={1.75} aria-hidden="true" />
                )
              }
              onClick={turn}
            >
              {t(paused ? 'channels.goOn' : 'channels.pause')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
