/** @jsxImportSource preact */
import type { VNode } from 'preact'
import type { OwnConversation } from '../../../../runtime/api/contract.ts'
import { useAround } from './around.ts'
import type { PanelProps } from './contract.ts'
import { Icon } from './icon.tsx'
import { Skeleton } from './skeleton.tsx'

/** What the list shows. */
export interface ListProps {
  readonly list: NonNullable<PanelProps['list']>
  readonly now: number
  readonly current: string | undefined
}

/** The visitor's own conversations, newest first. */
export function ConversationList({ list, now, current }: ListProps): VNode {
  const { t, actions } = useAround()
  if (list.state !== 'shown') {
    return list.state === 'loading' ? (
      <div class="list" role="status">
        <p class="unseen">{t('list.loading')}</p>
        <Skeleton />
      </div>
    ) : (
      <div class="list none" role="alert">
        <Icon name="alert" />
        <p>{t('list.failed')}</p>
        <button type="button" class="pill" onClick={actions.showList}>
          {t('retry')}
        </button>
      </div>
    )
  }
  if (list.conversations.length === 0) {
    return (
      <div class="list none">
        <Icon name="list" />
        <p>{t('list.empty')}</p>
      </div>
    )
  }
  return (
    <ul class="list">
      {list.conversations.map(conversation => (
        <Line key={conversation.id} conversation={conversation} now={now} isCurrent={conversation.id === current} />
      ))}
    </ul>
  )
}

interface LineProps {
  readonly conversation: OwnConversation
  readonly now: number
  readonly isCurrent: boolean
}

function Line({ conversation, now, isCurrent }: LineProps): VNode {
  const { t, formats, actions } = useAround()
  const { id, status, owner, said, pending, lastVisitorAt, language } = conversation
  const isToday = formats.dayOf(lastVisitorAt) === formats.dayOf(now)
  return (
    <li>
      <button type="button" aria-current={isCurrent} onClick={() => actions.follow(id)}>
        <span class="line">
          <bdi class="title" lang={language}>
            {said || pending?.text || t('list.untitled')}
          </bdi>
          <time>{isToday ? formats.time(lastVisitorAt) : formats.day(lastVisitorAt)}</time>
        </span>
        <span class="state">{t(`list.${status === 'closed' ? 'closed' : owner}`)}</span>
      </button>
    </li>
  )
}
