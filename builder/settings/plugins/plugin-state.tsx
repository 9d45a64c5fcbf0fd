import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconHistory,
  IconPuzzleOff,
  IconShieldQuestion,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/badge.tsx'
import type { InstalledPlugin } from './installed-plugin.ts'

const looks = {
  found: { icon: IconCircleDashed, tone: 'info' },
  on: { icon: IconCircleCheck, tone: 'ok' },
  asks: { icon: IconShieldQuestion, tone: 'warn' },
  broken: { icon: IconAlertTriangle, tone: 'bad' },
  gone: { icon: IconPuzzleOff, tone: 'bad' },
} as const satisfies Readonly<
  Record<InstalledPlugin['state'], { readonly icon: Icon; readonly tone: 'info' | 'ok' | 'warn' | 'bad' }>
>

/** How a plugin is, in a word; and that an earlier state of it runs, where today's cannot. */
export function PluginState({ plugin: { state, isStale } }: { readonly plugin: InstalledPlugin }) {
  const { t } = useTranslation()
  return (
    <>
      <Badge {...looks[state]}>{t(`plugins.state.${state}`)}</Badge>
      {isStale && (
        <Badge icon={IconHistory} tone="warn">
          {t('plugins.stale')}
        </Badge>
      )}
    </>
  )
}
