import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconAlertOctagon,
  IconDots,
  IconLink,
  IconRefresh,
  IconRobot,
  IconShieldCheck,
  IconTag,
  IconUserSearch,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { canGiveBack } from '../state/give-back.ts'
import { useActs } from '../use-acts.ts'

interface MoreMenuProps {
  readonly conversation: TeamConversation
  readonly isAllowed: boolean
  onLabel(): void
  onContact(): void
}

/** What one does less often. */
export function MoreMenu({ conversation, isAllowed, onLabel, onContact }: MoreMenuProps) {
  const { t } = useTranslation()
  const act = useActs()
  const params = { id: conversation.id }
  const isSpam = conversation.isSpam === true
  const copy = async (): Promise<void> => {
    const isCopied = await navigator.clipboard.writeText(location.href).then(
      () => true,
      () => false,
    )
    notifications.show({ message: isCopied ? t('inbox.more.copied') : t('inbox.more.notCopied') })
  }
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Tooltip label={t('inbox.more.open')}>
          <ActionIcon aria-label={t('inbox.more.open')}>
            <IconDots size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconTag size={16} stroke={1.75} />} disabled={!isAllowed} onClick={onLabel}>
          {t('inbox.more.labels')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserSearch size={16} stroke={1.75} />} disabled={!isAllowed} onClick={onContact}>
          {t('inbox.more.contact')}
        </Menu.Item>
        {canGiveBack(conversation) && (
          <Menu.Item
            leftSection={<IconRobot size={16} stroke={1.75} />}
            disabled={!isAllowed}
            onClick={() => void act('POST /api/conversations/:id/give-back', { params, body: {} })}
          >
            {t('inbox.giveBack')}
          </Menu.Item>
        )}
        {conversation.status === 'closed' && !isSpam && (
          <Menu.Item
            leftSection={<IconRefresh size={16} stroke={1.75} />}
            disabled={!isAllowed}
            onClick={() => void act('POST /api/conversations/:id/reopen', { params, body: {} })}
          >
            {t('inbox.reopen')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={isSpam ? <IconShieldCheck size={16} stroke={1.75} /> : <IconAlertOctagon size={16} stroke={1.75} />}
          disabled={!isAllowed}
          onClick={() => void act(`POST /api/conversations/:id/${isSpam ? 'not-spam' : 'spam'}`, { params, body: {} })}
        >
          {isSpam ? t('inbox.more.notSpam') : t('inbox.more.spam')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={16} stroke={1.75} />} onClick={() => void copy()}>
          {t('inbox.more.copy')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
