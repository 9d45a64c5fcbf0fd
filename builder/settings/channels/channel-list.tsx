import { Button } from '@mantine/core'
import { IconPlus, IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { ChannelRow } from './channel-row.tsx'
import type { ChannelView } from './channel-view.ts'
import type { ChannelKind } from './use-kinds.ts'

interface ChannelListProps {
  readonly channels: readonly ChannelView[]
  readonly kinds: ReadonlyMap<string, ChannelKind>
}

/** The channels there are: how each is, and what flows are live on it. */
export function ChannelList({ channels, kinds }: ChannelListProps) {
  const { t } = useTranslation()
  const mayWrite = useMay('channels:write')
  const flows = useAnswerWhen(useMay('flows:read'), 'GET /api/flows').data
  const connect = mayWrite && (
    <Button component={Link} href="/settings/channels?connect" leftSection={<IconPlus size={16} stroke={1.75} />}>
      {t('channels.connect')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('settings.sections.channels')}
        lead={t('channels.lead')}
        action={channels.length > 0 ? connect : null}
      />
      <Card isList>
        {channels.length === 0 ? (
          <EmptyState icon={IconRoute} title={t('channels.empty.title')} action={connect}>
            {t('channels.empty.body')}
          </EmptyState>
        ) : (
          <ul className={page.rows}>
            {channels.map(channel => (
              <ChannelRow
                key={channel.id}
                channel={channel}
                kind={kinds.get(channel.kind)}
                live={flows?.filter(flow => flow.channel === channel.id && flow.live).length}
              />
            ))}
          </ul>
        )}
      </Card>
    </>
  )
}
