import { Button, Menu } from '@mantine/core'
import { IconArrowRight, IconHourglass, IconRobot } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { canGiveBack, standsInHandoff } from '../state/give-back.ts'
import { useActs } from '../use-acts.ts'

/** Lets the flow go on where it stood; in a handoff, one chooses: on with the flow, or back to the queue. */
export function GiveBackButton({ conversation }: { readonly conversation: TeamConversation }) {
  const { t } = useTranslation()
  const act = useActs()
  const { held } = conversation
  if (held?.by === 'other') return null
  if (!canGiveBack(conversation)) return null
  const giveBack = (isContinued: boolean): void =>
    void act('POST /api/conversations/:id/give-back', { params: { id: conversation.id }, body: { continue: isContinued } })
  const button = (onClick?: () => void) => (
    <Button
      variant="subtle"
      color="gray"
      size="xs"
      c="var(--text-2)"
      leftSection={<IconRobot size={14} stroke={1.75} />}
      {...(onClick ? { onClick } : {})}
    >
      {held ? t('inbox.held.leave', { name: held.name ?? t('inbox.held.other') }) : t('inbox.giveBack')}
    </Button>
  )
  if (held || !standsInHandoff(conversation)) return button(() => giveBack(false))
  return (
    <Menu position="top-end" width={264}>
      <Menu.Target>{button()}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowRight size={16} stroke={1.75} />} onClick={() => giveBack(true)}>
          {t('inbox.continueFlow')}
        </Menu.Item>
        <Menu.Item leftSection={<IconHourglass size={16} stroke={1.75} />} onClick={() => giveBack(false)}>
          {t('inbox.toQueue')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
