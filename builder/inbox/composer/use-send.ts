import { useState } from 'react'
import type { ThreadState } from '../create-thread.ts'
import { useInbox } from '../inbox-context.tsx'
import { mentionsIn } from '../state/completion.ts'
import { isBlocked, type ReplyWay } from '../state/reply-way.ts'
import { answeredMeanwhile } from '../state/stale-reply.ts'
import type { MessageView } from '../state/thread-items.ts'
import type { Attachments } from './use-attachments.ts'
import type { ComposerState } from './use-composer.ts'

export interface Sending {
  readonly isReady: boolean
  /** What a colleague answered meanwhile: then it is asked whether to send all the same. */
  readonly stale: MessageView | undefined
  send(): void
  sendAnyway(): void
  dropStale(): void
}

/** Sends what has been written: a file of its own goes with each message, the first with the text. */
export function useSend({ id, stream }: ThreadState, composer: ComposerState, attachments: Attachments, way: ReplyWay): Sending {
  const { sender, me, live } = useInbox()
  const [stale, setStale] = useState<MessageView>()
  const { draft, beganAt } = composer
  const { mode } = draft
  const text = draft[mode].trim()
  // A mail says where a file is: it brings none.
  const files = mode === 'note' || way === 'mail' ? [] : attachments.list
  const isUploading = files.some(({ state }) => state === 'uploading')
  const ready = files.flatMap(({ fileId, name, state }) => (state === 'ready' && fileId ? [{ id: fileId, name }] : []))
  const asksFile = mode === 'reply' && way === 'open' && draft.asksFile === true
  const isSendable = mode === 'note' || !isBlocked(way)
  const isReady = isSendable && !isUploading && (text !== '' || (ready.length > 0 && !asksFile))
  const sendNow = (): void => {
    const about = { conversation: id, kind: mode, mentions: mode === 'note' ? mentionsIn(text, draft.mentions) : [] }
    const after = mode === 'note' ? stream.lastTeamSeq : stream.lastSeq
    const [first, ...more] = ready
    sender.send({
      ...about,
      text,
      after,
      ...(first ? { file: first } : {}),
      ...(asksFile ? { asksFile } : {}),
      ...(mode === 'reply' && way === 'mail' ? { byMail: true } : {}),
    })
    for (const file of more) sender.send({ ...about, text: '', after, file })
    composer.clear()
    if (mode === 'reply') attachments.clear()
    live.typing(id, false)
    composer.field.current?.focus()
  }
  return {
    isReady,
    stale,
    send() {
      if (!isReady) {
        composer.field.current?.focus()
        return
      }
      const answer = mode === 'reply' ? answeredMeanwhile(stream.events, beganAt, me.name) : undefined
      if (answer) setStale(answer)
      else sendNow()
    },
    sendAnyway() {
      setStale(undefined)
      sendNow()
    },
    dropStale: () => setStale(undefined),
  }
}
