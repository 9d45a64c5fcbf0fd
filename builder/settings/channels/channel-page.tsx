import { Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { useMay } from '../../session/session.tsx'
import { NotFoundPage } from '../../shell/not-found-page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ChannelBadge } from './channel-badge.tsx'
import { channelState } from './channel-state.ts'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import { JoinCard } from './join-card.tsx'
import { RemoveChannel } from './remove-channel.tsx'
import { SettingsCard } from './settings-card.tsx'
import { StatusCard } from './status-card.tsx'
import type { ChannelKind } from './use-kinds.ts'
import { wayBack } from './way-back.ts'

interface ChannelPageProps {
  readonly id: string
  readonly channels: readonly ChannelView[]
  readonly kinds: ReadonlyMap<string, ChannelKind>
}

/** One channel: how it is, how it is joined to the other side, and its settings. */
export function ChannelPage({ id, channels, kinds }: ChannelPageProps) {
  const { t } = useTranslation()
  const nameOf = useChannelNames()
  const mayWrite = useMay('channels:write')
  const back = wayBack(useSearch(), id)
  const [isRemoving, setRemoving] = useState(false)
  const channel = channels.find(each => each.id === id)
  if (!channel) return <NotFoundPage />
  const kind = kinds.get(channel.kind)
  const state = channelState(channel, kind !== undefined)
  return (
    <>
      <Link href="/settings/channels" className={classes.back}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
        {t('settings.sections.channels')}
      </Link>
      <PageHeader
        title={nameOf(id)}
        lead={
          <>
            <ChannelBadge state={state} /> {t('channels.kindAndId', { kind: kind?.name ?? channel.kind, id })}
          </>
        }
        action={
          back === undefined ? null : (
            <Button component={Link} href={back} rightSection={<IconArrowRight size={16} stroke={1.75} aria-hidden="true" />}>
              {t('channels.backToFlow')}
            </Button>
          )
        }
      />
      <StatusCard channel={channel} state={state} isPush={kind?.delivery === 'push'} />
      {kind && <JoinCard channel={channel} kind={kind} />}
      {kind && <SettingsCard channel={channel} kind={kind} />}
      {mayWrite && (
        <div className={classes.removing}>
          <Button
            variant="default"
            leftSection={<IconTrash size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => setRemoving(true)}
          >
            {t('channels.remove.do')}
          </Button>
        </div>
      )}
      {isRemoving && <RemoveChannel channel={channel} onClose={() => setRemoving(false)} />}
    </>
  )
}
