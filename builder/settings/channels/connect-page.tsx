import { IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearch } from 'wouter'
import { PageHeader } from '../../ui/page-header.tsx'
import type { ChannelView } from './channel-view.ts'
import classes from './channels.module.css'
import { ConnectForm } from './connect-form.tsx'
import { KindChoice } from './kind-choice.tsx'
import type { ChannelKind } from './use-kinds.ts'

interface ConnectPageProps {
  /** None: it is not chosen yet. */
  readonly kind: ChannelKind | undefined
  readonly kinds: ReadonlyMap<string, ChannelKind>
  readonly channels: readonly ChannelView[]
}

/** Another channel, in two questions: of which kind, and how it is set up. */
export function ConnectPage({ kind, kinds, channels }: ConnectPageProps) {
  const { t } = useTranslation()
  const back = new URLSearchParams(useSearch()).get('back')
  const more = back === null ? '' : `&back=${encodeURIComponent(back)}`
  return (
    <>
      <Link href={kind ? `/settings/channels?connect${more}` : '/settings/channels'} className={classes.back}>
        <IconArrowLeft size={16} stroke={1.75} aria-hidden="true" />
        {kind ? t('channels.otherKind') : t('settings.sections.channels')}
      </Link>
      {kind ? (
        <>
          <PageHeader title={t('channels.connectOf', { kind: kind.name })} lead={kind.about} />
          <ConnectForm kind={kind} channels={channels} />
        </>
      ) : (
        <>
          <PageHeader title={t('channels.connect')} lead={t('channels.chooseKind')} />
          <KindChoice kinds={kinds} hrefOf={id => `/settings/channels?connect=${encodeURIComponent(id)}${more}`} />
        </>
      )}
    </>
  )
}
