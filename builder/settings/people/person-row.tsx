import {
  IconBan,
  IconBriefcase,
  IconCircleCheck,
  IconKey,
  IconPencil,
  IconPlugConnectedX,
  IconUserCheck,
  IconUserOff,
  IconZzz,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '../../../runtime/api/contract.ts'
import { useAct } from '../../api/use-act.ts'
import { useSession } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import page from '../../ui/page.module.css'
import { RowMenu } from '../../ui/row-menu.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import { ResetLink } from './reset-link.tsx'

interface PersonRowProps {
  readonly user: UserView
  /** Names. */
  readonly teams: readonly string[]
  readonly users: readonly UserView[]
  readonly mayChange: boolean
  onEdit(): void
}

/** Somebody of the team: who, what they may, whether they are there, and what an admin can do about it. */
export function PersonRow({ user, teams, users, mayChange, onEdit }: PersonRowProps) {
  const { t } = useTranslation()
  const me = useSession().user
  const change = useAct('PATCH /api/users/:id', ['GET /api/users'])
  const reset = useAct('POST /api/users/:id/reset')
  const [isAsking, setAsking] = useState(false)
  const { id, name, email, role, status, isDisabled, isOnline } = user
  const isMe = id === me.id
  const isThere = status === 'available'
  return (
    <li>
      <Avatar name={name} isQuiet={isDisabled} {...(isDisabled || !isOnline ? {} : { state: status })} />
      <div className={page.cell}>
        <div className={page.nameLine}>
          <span className={page.name}>{name}</span>
          <Badge icon={IconBriefcase}>{t(`roles.${role}.name`)}</Badge>
        </div>
        <div className={page.meta}>{isMe ? t('people.you', { email }) : email}</div>
      </div>
      <div className={page.side}>{teams.length > 0 ? teams.join(', ') : t('people.noTeam')}</div>
      <div className={page.state}>
        <StateBadge user={user} by={users.find(other => other.id === user.awayBy)?.name} />
        {!isDisabled && !isOnline && user.lastSeenAt !== undefined && (
          <span className={page.meta}>
            <TimeText at={user.lastSeenAt} />
          </span>
        )}
      </div>
      {mayChange && (
        <RowMenu
          label={t('people.menu', { name })}
          acts={[
            { id: 'edit', label: t('app.edit'), icon: IconPencil, run: onEdit },
            {
              id: 'status',
              label: t(isThere ? 'people.setAway' : 'people.setAvailable'),
              icon: isThere ? IconZzz : IconCircleCheck,
              run: () => change.mutate({ params: { id }, body: { status: isThere ? 'away' : 'available' } }),
            },
            { id: 'reset', label: t('people.reset.make'), icon: IconKey, run: () => reset.mutate({ params: { id } }) },
            ...(isMe
              ? []
              : [
                  isDisabled
                    ? {
                        id: 'enable',
                        label: t('people.enable'),
                        icon: IconUserCheck,
                        run: () => change.mutate({ params: { id }, body: { isDisabled: false } }),
                      }
                    : {
                        id: 'disable',
                        label: t('people.disable.do'),
                        icon: IconUserOff,
                        isHarsh: true,
                        run: () => setAsking(true),
                      },
                ]),
          ]}
        />
      )}
      <ConfirmDialog
        title={t('people.disable.title', { name })}
        confirm={t('people.disable.do')}
        isOpen={isAsking}
        isBusy={change.isPending}
        error={change.error}
        onClose={() => setAsking(false)}
        onConfirm={() => change.mutate({ params: { id }, body: { isDisabled: true } }, { onSuccess: () => setAsking(false) })}
      >
        {t('people.disable.body')}
      </ConfirmDialog>
      <ResetLink name={name} made={reset.data} error={reset.error} onClose={reset.reset} />
    </li>
  )
}

function StateBadge({ user, by }: { readonly user: UserView; readonly by: string | undefined }) {
  const { t } = useTranslation()
  if (user.isDisabled) return <Badge icon={IconBan}>{t('people.state.disabled')}</Badge>
  if (user.status === 'away')
    return (
      <Badge icon={IconZzz} tone="warn">
        {by ? t('people.state.awayBy', { name: by }) : t('people.state.away')}
      </Badge>
    )
  if (!user.isOnline) return <Badge icon={IconPlugConnectedX}>{t('people.state.offline')}</Badge>
  if (!user.isAvailable) return <Badge icon={IconZzz}>{t('people.state.outsideHours')}</Badge>
  return (
    <Badge icon={IconCircleCheck} tone="ok">
      {t('people.state.available')}
    </Badge>
  )
}
