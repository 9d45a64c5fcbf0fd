import { Menu, UnstyledButton } from '@mantine/core'
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session/session.tsx'
import { useStatus } from '../../session/use-status.ts'
import { Badge } from '../../ui/badge.tsx'
import classes from './sidebar.module.css'

/** Whether one is given conversations, and the way to change it. */
export function AvailabilityFoot() {
  const { t } = useTranslation()
  const { user } = useSession()
  const [status, setStatus] = useStatus()
  const isThere = status === 'available'
  return (
    <div className={classes.foot}>
      <Menu position="top-start" width={220}>
        <Menu.Target>
          <UnstyledButton
            className={classes.status}
            aria-label={`${isThere ? t('inbox.availability.available') : t('inbox.availability.away')}. ${t('inbox.availability.change')}`}
          >
            <Badge tone={isThere ? 'ok' : 'quiet'} icon={isThere ? IconCircleCheck : IconCircleMinus}>
              {isThere ? t('inbox.availability.available') : t('inbox.availability.away')}
            </Badge>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCircleCheck size={16} stroke={1.75} />} onClick={() => setStatus('available')}>
            {t('inbox.availability.available')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCircleMinus size={16} stroke={1.75} />} onClick={() => setStatus('away')}>
            {t('inbox.availability.away')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <span className={classes.hint}>{hint()}</span>
    </div>
  )

  function hint(): string {
    if (user.awayBy && !isThere) return t('inbox.availability.setAway')
    return isThere && !user.isAvailable ? t('inbox.availability.outsideHours') : ''
  }
}
