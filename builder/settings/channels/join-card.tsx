import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import { Markdown } from '../../inbox/parts/markdown.tsx'
import { Card } from '../../ui/card.tsx'
import { CopyLine } from '../../ui/copy-line.tsx'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import type { ChannelKind } from './use-kinds.ts'

interface JoinCardProps {
  readonly channel: ChannelView
  readonly kind: ChannelKind
}

/** What joins a channel to the other side: the steps, what to give there, and what to put on a site. */
export function JoinCard({ channel: { id, shares = [], embed }, kind }: JoinCardProps) {
  const { t } = useTranslation()
  const client = useClient()
  if (kind.steps === undefined && shares.length === 0 && embed === undefined) return null
  const demo = kind.id === 'website' && (
    <Button
      component="a"
      href={client.address(`/demo?channel=${encodeURIComponent(id)}`)}
      target="_blank"
      rel="noopener"
      variant="default"
      leftSection={<IconExternalLink size={16} stroke={1.75} aria-hidden="true" />}
    >
      {t('channels.try')}
    </Button>
  )
  return (
    <Card title={t('channels.join')} action={demo}>
      {kind.steps !== undefined && (
        <div className={classes.steps}>
          <Markdown text={kind.steps} />
        </div>
      )}
      {shares.map(({ name, label, value }) => (
        <div key={name} className={classes.share}>
          <span>{label}</span>
          <CopyLine text={value} />
        </div>
      ))}
      {embed !== undefined && (
        <div className={classes.share}>
          <span>{t('channels.embed')}</span>
          <CopyLine text={embed} />
        </div>
      )}
    </Card>
  )
}
