import { Button } from '@mantine/core'
import { IconAlertOctagon, IconLock, IconMessageCircle, IconMessageOff, IconMoonStars } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '../../api/api-error.ts'
import { useMay } from '../../session/session.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Composer } from '../composer/composer.tsx'
import { useComposer } from '../composer/use-composer.ts'
import type { ThreadState } from '../create-thread.ts'
import { useInbox, useThreadState } from '../inbox-context.tsx'
import { useNow } from '../parts/use-now.ts'
import { useTimes } from '../parts/use-times.ts'
import { replyWayOf } from '../state/reply-way.ts'
import type { OpenMenu } from '../thread-menu.ts'
import { shortName, useVisitorName } from '../use-visitor-name.ts'
import { HeldBanner } from './held-banner.tsx'
import classes from './thread.module.css'
import { ThreadBody } from './thread-body.tsx'
import { ThreadBones } from './thread-bones.tsx'
import { ThreadHead } from './thread-head.tsx'
import { TypingLine } from './typing-line.tsx'
import { WindowLine } from './window-line.tsx'

interface ThreadPaneProps {
  readonly menu: OpenMenu
  onMenu(menu: OpenMenu): void
  onBack(): void
  onSide(): void
}

/** The open conversation, whole: head, lines, composer; or why there is none. */
export function ThreadPane(props: ThreadPaneProps) {
  const { t } = useTranslation()
  const state = useThreadState()
  const { thread } = useInbox()
  if (!state)
    return (
      <section className={classes.pane} aria-label={t('inbox.thread.none')}>
        <EmptyState icon={IconMessageCircle} title={t('inbox.thread.none')}>
          {t('inbox.thread.noneHint')}
        </EmptyState>
      </section>
    )
  if (state.conversation) return <OpenThread key={state.id} {...props} />
  if (state.isLoading)
    return (
      <section className={classes.pane} aria-busy="true" aria-label={t('inbox.thread.loading')}>
        <div className={classes.head} />
        <ThreadBones />
      </section>
    )
  const code = codeOf(state.problem)
  const isGone = code === 'conversation_unknown'
  const isForbidden = code === 'forbidden'
  return (
    <section className={classes.pane} aria-label={t('inbox.thread.failed')}>
      {isGone || isForbidden ? (
        <EmptyState
          icon={isGone ? IconMessageOff : IconLock}
          title={isGone ? t('inbox.thread.gone') : t('inbox.thread.forbidden')}
          action={
            <Button variant="default" onClick={props.onBack}>
              {t('inbox.thread.toList')}
            </Button>
          }
        >
          {isGone ? t('inbox.thread.goneHint') : t('inbox.thread.forbiddenHint')}
        </EmptyState>
      ) : (
        <ErrorState error={state.problem} title={t('inbox.thread.failed')} again={() => thread.get()?.again()} />
      )}
    </section>
  )
}

function OpenThread({ menu, onMenu, onBack, onSide }: ThreadPaneProps) {
  const { t } = useTranslation()
  const state = useThreadState()
  const times = useTimes()
  const isAllowed = useMay('conversations:write')
  const visitor = useVisitorName(state)
  const composer = useComposer(state?.id ?? '')
  const now = useNow()
  if (!state?.conversation) return null
  const { conversation } = state
  const mailTo = state.about?.mailTo
  return (
    <section className={classes.pane} aria-label={t('inbox.thread.label', { name: visitor })}>
      <ThreadHead
        state={state}
        conversation={conversation}
        visitor={visitor}
        menu={menu}
        isAllowed={isAllowed}
        onMenu={onMenu}
        onBack={onBack}
        onSide={onSide}
      />
      {conversation.status === 'snoozed' && conversation.snoozedUntil !== undefined && (
        <div className={classes.banner}>
          <IconMoonStars size={14} stroke={1.75} aria-hidden="true" />
          {t('inbox.thread.snoozedUntil', { time: times.full(conversation.snoozedUntil) })}
        </div>
      )}
      {conversation.isSpam && (
        <div className={classes.banner}>
          <IconAlertOctagon size={14} stroke={1.75} aria-hidden="true" />
          {t('inbox.spam.banner')}
        </div>
      )}
      <HeldBanner conversation={conversation} isAllowed={isAllowed} />
      <ThreadBody state={state} conversation={conversation} visitor={visitor} onEdit={composer.edit} />
      <TypingLine visitor={shortName(visitor)} isVisitorTyping={state.isVisitorTyping} lookers={state.lookers} />
      <WindowLine conversation={conversation} email={emailOf(state)} isMailed={mailTo !== undefined} />
      <Composer
        state={state}
        conversation={conversation}
        visitor={shortName(visitor)}
        isAllowed={isAllowed}
        composer={composer}
        way={replyWayOf(conversation, mailTo, now)}
        mailTo={mailTo}
      />
    </section>
  )
}

/** Where else they can be written to. */
function emailOf({ about, conversation }: ThreadState): string | undefined {
  const said = conversation?.said['email']
  return about?.contact?.email ?? (typeof said === 'string' ? said : undefined)
}
