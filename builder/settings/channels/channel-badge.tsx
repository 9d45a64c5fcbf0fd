import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconKey,
  IconLoader,
  IconPlayerPause,
  IconPuzzleOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../ui/badge.tsx'
import type { ChannelState } from './channel-state.ts'

const looks = {
  working: { icon: IconCircleCheck, tone: 'ok' },
  waiting: { icon: IconCircleCheck, tone: 'ok' },
  opening: { icon: IconLoader, tone: 'info' },
  unset: { icon: IconKey, tone: 'warn' },
  paused: { icon: IconPlayerPause, tone: 'warn' },
  trouble: { icon: IconAlertTriangle, tone: 'bad' },
  failed: { icon: IconAlertTriangle, tone: 'bad' },
  broken: { icon: IconPuzzleOff, tone: 'bad' },
} as const satisfies Readonly<Record<ChannelState, { readonly icon: Icon; readonly tone: 'ok' | 'info' | 'warn' | 'bad' }>>

/** How a channel is, in a word. */
export function ChannelBadge({ state }: { readonly state: ChannelState }) {
  const { t } = useTranslation()
  return <Badge {...looks[state]}>{t(`channels.state.${state}`)}</Badge>
}
