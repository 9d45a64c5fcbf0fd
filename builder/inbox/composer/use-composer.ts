import { useCallback, useEffect, useRef, useState } from 'react'
import { useInbox } from '../inbox-context.tsx'
import { type Draft, emptyDraft } from '../state/drafts.ts'
import type { Outgoing } from '../state/outbox.ts'
import { onComposerAsked } from './focus-composer.ts'

/** What is being written in one conversation. */
export interface ComposerState {
  readonly draft: Draft
  readonly field: React.RefObject<HTMLTextAreaElement | null>
  /** The last of the stream when one began to write: what a colleague says after it one may not have seen. */
  readonly beganAt: number | undefined
  change(part: Partial<Draft>, lastSeq?: number): void
  /** Sent: begins anew, in the same mode. */
  clear(): void
  /** Takes back what could not be sent. */
  edit(sent: Outgoing): void
}

/** Keeps a draft, over a reload too. */
export function useComposer(conversation: string): ComposerState {
  const { drafts, sender } = useInbox()
  const field = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useState(() => drafts.get(conversation))
  const [beganAt, setBeganAt] = useState<number>()
  const keep = useCallback(
    (next: Draft): void => {
      drafts.set(conversation, next)
      setDraft(next)
    },
    [drafts, conversation],
  )
  const current = useRef(draft)
  current.current = draft
  useEffect(
    () =>
      onComposerAsked(mode => {
        keep({ ...current.current, mode })
        field.current?.focus()
      }),
    [keep],
  )
  return {
    draft,
    field,
    beganAt,
    change(part, lastSeq) {
      const next = { ...draft, ...part }
      keep(next)
      if (lastSeq === undefined) return
      if (next.reply === '') setBeganAt(undefined)
      else if (draft.reply === '' || beganAt === undefined) setBeganAt(lastSeq)
    },
    clear() {
      const { mode } = draft
      const rest = mode === 'note' ? { mentions: [] } : { asksFile: false }
      keep({ ...emptyDraft, ...draft, [mode]: '', ...rest })
      setBeganAt(undefined)
    },
    edit: useCallback(
      sent => {
        sender.takeBack(sent.clientMsgId)
        const { current: now } = current
        const text = [sent.text, now[sent.kind]].filter(Boolean).join('\n\n')
        keep({ ...now, mode: sent.kind, [sent.kind]: text, ...(sent.asksFile ? { asksFile: true } : {}) })
        field.current?.focus()
      },
      [keep, sender],
    ),
  }
}
