import { ActionIcon, FileButton, Tooltip, UnstyledButton } from '@mantine/core'
import { IconFileUpload, IconLock, IconMessage, IconPaperclip, IconSlash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { EmojiMenu } from '../../ui/emoji-menu.tsx'
import type { ThreadState } from '../create-thread.ts'
import { useInbox } from '../inbox-context.tsx'
import { isBlocked, type ReplyWay } from '../state/reply-way.ts'
import { AttachmentList } from './attachment-list.tsx'
import classes from './composer.module.css'
import { ComposerField } from './composer-field.tsx'
import { GiveBackButton } from './give-back-button.tsx'
import { hintOf, type SendHint } from './hint-of.ts'
import { SendButton } from './send-button.tsx'
import { StaleDialog } from './stale-dialog.tsx'
import { useAttachments } from './use-attachments.ts'
import type { ComposerState } from './use-composer.ts'
import { useSend } from './use-send.ts'

interface ComposerProps {
  readonly state: ThreadState
  readonly conversation: TeamConversation
  readonly visitor: string
  readonly isAllowed: boolean
  readonly composer: ComposerState
  /** How a reply goes, and where to if by mail. */
  readonly way: ReplyWay
  readonly mailTo: string | undefined
}

const modes = [
  ['reply', IconMessage],
  ['note', IconLock],
] as const

/** What one should not miss before sending. */
const warns: ReadonlySet<SendHint> = new Set(['stepsIn', 'spam', 'over'])

/** Where one answers, or notes something for the team: snippets, names, emoji, files, and what sending will do. */
export function Composer({ state, conversation, visitor, isAllowed, composer, way, mailTo = '' }: ComposerProps) {
  const { t } = useTranslation()
  const { me } = useInbox()
  const attachments = useAttachments(state.id)
  const { send, stale, sendAnyway, dropStale, isReady } = useSend(state, composer, attachments, way)
  const { draft, field } = composer
  const hint = hintOf(conversation, draft.mode, me.id, way)
  const isStopped = draft.mode === 'reply' && isBlocked(way)
  const takesFiles = isAllowed && draft.mode === 'reply' && way === 'open'
  // Where each message is sent to somebody, they send files without being asked.
  const isAskable = takesFiles && conversation.peer === undefined
  const insert = (put: string): void => {
    const text = draft[draft.mode]
    const at = field.current?.selectionStart ?? text.length
    composer.change({ [draft.mode]: text.slice(0, at) + put + text.slice(at) }, state.stream.lastSeq)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at + put.length, at + put.length)
    })
  }
  const takeFiles = (files: FileList | null | undefined): boolean => {
    if (!takesFiles || !files?.length) return false
    attachments.add(files)
    return true
  }
  const hintText = isAllowed
    ? hint === 'none'
      ? ''
      : t(`inbox.composer.hint.${hint}`, { name: visitor, from: conversation.assignee?.name ?? '', address: mailTo })
    : t('inbox.composer.notAllowed')
  return (
    <section
      className={classes.wrap}
      aria-label={t('inbox.composer.label')}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        takeFiles(event.dataTransfer.files)
      }}
      onPaste={event => {
        if (takeFiles(event.clipboardData.files)) event.preventDefault()
      }}
    >
      <div className={classes.box} data-mode={draft.mode}>
        <div className={classes.tabs}>
          <div role="tablist" aria-label={t('inbox.composer.label')} style={{ display: 'flex' }}>
            {modes.map(([mode, Sign]) => (
              <UnstyledButton
                key={mode}
                role="tab"
                className={classes.tab}
                aria-selected={draft.mode === mode}
                onClick={() => {
                  composer.change({ mode })
                  field.current?.focus()
                }}
              >
                <Sign size={14} stroke={1.75} aria-hidden="true" />
                {t(`inbox.composer.${mode}`)}
              </UnstyledButton>
            ))}
          </div>
          {hintText && (
            <span className={classes.hint} data-tone={warns.has(hint) || !isAllowed ? 'warn' : undefined} title={hintText}>
              {hintText}
            </span>
          )}
        </div>
        <ComposerField
          state={state}
          conversation={conversation}
          visitor={visitor}
          isAllowed={isAllowed && !isStopped}
          composer={composer}
          send={send}
        />
        {isAskable && draft.asksFile && <p className={classes.asks}>{t('inbox.composer.asksFile', { name: visitor })}</p>}
        <AttachmentList attachments={attachments} />
        <div className={classes.bar}>
          <FileButton multiple onChange={files => attachments.add(files)}>
            {props => (
              <Tooltip label={t('inbox.composer.attach')}>
                <ActionIcon {...props} disabled={!takesFiles} aria-label={t('inbox.composer.attach')}>
                  <IconPaperclip size={16} stroke={1.75} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
          {conversation.peer === undefined && (
            <Tooltip label={t('inbox.composer.askFile')}>
              <ActionIcon
                disabled={!isAskable}
                aria-label={t('inbox.composer.askFile')}
                aria-pressed={isAskable && draft.asksFile === true}
                className={classes.toggle}
                onClick={() => {
                  composer.change({ asksFile: !draft.asksFile })
                  field.current?.focus()
                }}
              >
                <IconFileUpload size={16} stroke={1.75} />
              </ActionIcon>
            </Tooltip>
          )}
          <EmojiMenu label={t('inbox.composer.emoji')} isDisabled={!isAllowed || isStopped} onPick={insert} />
          <Tooltip label={t('inbox.composer.snippets')}>
            <ActionIcon
              disabled={!isAllowed || isStopped}
              aria-label={t('inbox.composer.snippets')}
              onClick={() => insert(slashAfter())}
            >
              <IconSlash size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <span className={classes.gap} />
          {isAllowed && <GiveBackButton conversation={conversation} />}
          <SendButton
            mode={draft.mode === 'reply' && way === 'mail' ? 'mail' : draft.mode}
            isReady={isAllowed && isReady}
            onSend={send}
          />
        </div>
      </div>
      <StaleDialog answer={stale} onSend={sendAnyway} onClose={dropStale} />
    </section>
  )

  /** A snippet begins a word. */
  function slashAfter(): string {
    const text = draft[draft.mode]
    const before = text.slice(0, field.current?.selectionStart ?? text.length)
    return before === '' || /\s$/.test(before) ? '/' : ' /'
  }
}
