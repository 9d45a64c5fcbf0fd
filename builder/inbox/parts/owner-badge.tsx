import {
  IconAlertOctagon,
  IconCircleCheck,
  IconHourglass,
  IconMoonStars,
  IconRobot,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationRow } from '../../../runtime/api/contract.ts'
import { Badge } from '../../ui/badge.tsx'
import classes from './parts.module.css'

type Owned = Pick<ConversationRow, 'status' | 'owner' | 'assignee' | 'team' | 'isSpam'>

/** Who has a conversation: the bot, nobody yet, a team, a colleague or you; or that it rests. */
export function OwnerBadge({ row, me }: { readonly row: Owned; readonly me: string }) {
  const { t } = useTranslation()
  if (row.isSpam) return <Badge icon={IconAlertOctagon}>{t('inbox.owner.spam')}</Badge>
  if (row.status === 'closed') return <Badge icon={IconCircleCheck}>{t('inbox.owner.closed')}</Badge>
  if (row.status === 'snoozed') return <Badge icon={IconMoonStars}>{t('inbox.owner.snoozed')}</Badge>
  if (row.assignee && row.owner !== 'bot')
    return (
      <Badge tone="agent" icon={IconUser}>
        <span className={classes.cut}>{row.assignee.id === me ? t('inbox.owner.you') : row.assignee.name}</span>
      </Badge>
    )
  if (row.owner === 'bot')
    return (
      <Badge tone="bot" icon={IconRobot}>
        {t('inbox.owner.bot')}
      </Badge>
    )
  if (row.team)
    return (
      <Badge tone="queue" icon={IconUsers}>
        <span className={classes.cut}>{row.team.name}</span>
      </Badge>
    )
  return (
    <Badge tone="queue" icon={IconHourglass}>
      {t('inbox.owner.waiting')}
    </Badge>
  )
}
