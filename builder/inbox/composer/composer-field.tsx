import { Textarea } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import type { ThreadState } from '../create-thread.ts'
import { useInbox } from '../inbox-context.tsx'
import { complete } from '../state/completion.ts'
import { fillSnippet } from '../state/fill-snippet.ts'
import { CompletionList } from './completion-list.tsx'
import classes from './composer.module.css'
import { type CompletionOption, useCompletion } from './use-completion.ts'
import type { ComposerState } from './use-composer.ts'

interface ComposerFieldProps {
  readonly state: ThreadState
  readonly conversation: TeamConversation
  readonly visitor: string
  readonly isAllowed: boolean
  readonly composer: ComposerState
  send(): void
}

/** The field itself, with what it completes. */
export function ComposerField({ state, conversation, visitor, isAllowed, composer, send }: ComposerFieldProps) {
  const { t } = useTranslation()
  const { me, live } = useInbox()
  const listId = useId()
  const [caret, setCaret] = useState(0)
  const { draft, field } = composer
  const { mode } = draft
  const text = draft[mode]
  const completing = useCompletion(text, caret, mode, me.id)
  const write = (next: string, more = {}): void => composer.change({ [mode]: next, ...more }, state.stream.lastSeq)
  const pick = (option: CompletionOption): void => {
    if (!completing) return
    const put = option.of === 'snippet' ? filled(option.snippet.text) : `@${option.title} `
    const done = complete(text, completing.found, put)
    write(done.text, option.of === 'mention' ? { mentions: [...draft.mentions, { id: option.id, name: option.title }] } : {})
    setCaret(done.caret)
    requestAnimationFrame(() => field.current?.setSelectionRange(done.caret, done.caret))
  }
  return (
    <>
      {completing && <CompletionList id={listId} completing={completing} onPick={pick} />}
      <Textarea
        ref={field}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={10}
        classNames={{ input: classes.input ?? '' }}
        aria-label={mode === 'reply' ? t('inbox.composer.replyTo', { name: visitor }) : t('inbox.composer.noteFor')}
        placeholder={mode === 'reply' ? t('inbox.composer.replyPlaceholder') : t('inbox.composer.notePlaceholder')}
        disabled={!isAllowed}
        dir="auto"
        value={text}
        aria-autocomplete="list"
        aria-controls={completing ? listId : undefined}
        aria-activedescendant={completing ? `${listId}-${completing.at}` : undefined}
        onChange={event => {
          const { value, selectionStart } = event.currentTarget
          write(value)
          setCaret(selectionStart)
          if (value) live.typing(state.id, true, { note: mode === 'note' })
        }}
        onSelect={event => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => live.typing(state.id, false)}
        onKeyDown={hearKey}
      />
    </>
  )

  function hearKey(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    const isMod = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && isMod) {
      event.preventDefault()
      send()
    } else if (completing && !isMod && hearCompletionKey(event.key)) event.preventDefault()
    else if (event.key === 'Escape') event.currentTarget.blur()
  }

  function hearCompletionKey(key: string): boolean {
    const option = completing?.options[completing.at]
    if (!completing || !option) return false
    if (key === 'ArrowDown' || key === 'ArrowUp') completing.move(key === 'ArrowDown' ? 1 : -1)
    else if (key === 'Enter' || key === 'Tab') pick(option)
    else if (key === 'Escape') completing.dismiss()
    else return false
    return true
  }

  function filled(snippet: string): string {
    const { vars, page, language } = conversation
    const contact = Object.fromEntries((state.about?.known ?? []).map(({ name, value }) => [name, value]))
    return fillSnippet(snippet, { contact, vars, page: page ?? {} }, language)
  }
}
