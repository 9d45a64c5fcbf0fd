import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCheck, IconChevronLeft, IconInfoCircle, IconRefresh, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import type { ThreadState } from '../create-thread.ts'
import { ChannelIcon } from '../parts/channel-icon.tsx'
import { useNames } from '../parts/use-names.ts'
import type { OpenMenu } from '../thread-menu.ts'
import { useActs } from '../use-acts.ts'
import { AssignMenu } from './assign-menu.tsx'
import { MoreMenu } from './more-menu.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'
import classes from './thread.module.css'

interface ThreadHeadProps {
  readonly state: ThreadState
  readonly conversation: TeamConversation
  readonly visitor: string
  readonly menu: OpenMenu
  readonly isAllowed: boolean
  onMenu(menu: OpenMenu): void
  onBack(): void
  onSide(): void
}

/** Who this is, where they are, who else looks; and what one does with the conversation. */
export function ThreadHead({ state, conversation, visitor, menu, isAllowed, onMenu, onBack, onSide }: ThreadHeadProps) {
  const { t } = useTranslation()
  const names = useNames()
  const act = useActs()
  const params = { id: conversation.id }
  const isClosed = conversation.status === 'closed'
  const [end, endWord, EndSign] = endOf(conversation)
  const toggled = (name: OpenMenu) => (isOpen: boolean) => onMenu(isOpen ? name : undefined)
  const where = [
    pageText(),
    state.lookers.length > 0
      ? t('inbox.thread.alsoHere', { names: state.lookers.map(({ name }) => name).join(', '), count: state.lookers.length })
      : '',
  ].filter(Boolean)
  return (
    <header className={classes.head}>
      <ActionIcon className={classes.back} size={44} onClick={onBack} aria-label={t('inbox.back')}>
        <IconChevronLeft size={20} stroke={1.75} className="mirrored" />
      </ActionIcon>
      <div className={classes.about}>
        <h2 className={classes.name} title={visitor}>
          <bdi>{visitor}</bdi>
        </h2>
        <div className={classes.page}>
          <ChannelIcon kind={names.channelKind(conversation.channel)} />
          <span title={conversation.page?.url}>{where.join('. ')}</span>
        </div>
      </div>
      <AssignMenu
        conversation={conversation}
        opened={menu === 'assign'}
        isAllowed={isAllowed && !isClosed}
        onChange={toggled('assign')}
      />
      {!isClosed && (
        <SnoozeMenu
          conversation={conversation.id}
          opened={menu === 'snooze'}
          isAllowed={isAllowed}
          onChange={toggled('snooze')}
        />
      )}
      <MoreMenu
        conversation={conversation}
        isAllowed={isAllowed}
        onLabel={() => onMenu('label')}
        onContact={() => onMenu('contact')}
      />
      <Tooltip label={t('inbox.side.open')}>
        <ActionIcon className={classes.narrowest} onClick={onSide} aria-label={t('inbox.side.open')} aria-haspopup="dialog">
          <IconInfoCircle size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="default"
        size="xs"
        disabled={!isAllowed}
        aria-label={t(endWord)}
        leftSection={<EndSign size={14} stroke={1.75} />}
        onClick={() => void act(`POST /api/conversations/:id/${end}`, { params, body: {} })}
      >
        <span className={classes.wide}>{t(endWord)}</span>
      </Button>
    </header>
  )

  function pageText(): string {
    const { page } = conversation
    if (!page || !URL.canParse(page.url)) return names.channel(conversation.channel)
    const path = new URL(page.url).pathname
    return state.isVisitorOnline === false ? t('inbox.thread.wasOn', { page: path }) : t('inbox.thread.isOn', { page: path })
  }
}

/** Ends it, or takes it up again: the act, its word and its sign. */
function endOf({ status, isSpam }: Pick<TeamConversation, 'status' | 'isSpam'>) {
  if (isSpam) return ['not-spam', 'inbox.more.notSpam', IconShieldCheck] as const
  return status === 'closed' ? (['reopen', 'inbox.reopen', IconRefresh] as const) : (['close', 'inbox.close', IconCheck] as const)
}
