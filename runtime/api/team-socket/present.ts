import type { Presence } from '../../deliver/presence.ts'
import type { Conversations } from '../../store/contract.ts'
import type { Rows } from './rows.ts'
import type { TeamLine, TeamPost } from './team-line.ts'

export interface PresentParts {
  readonly conversations: Pick<Conversations, 'list'>
  readonly presence: Presence
  readonly post: TeamPost
  readonly rows: Rows
  readonly audience: () => Iterable<TeamLine>
  readonly onError: (error: unknown) => void
}

/** Visitors whose lists are still to be told; beyond, lists show it when they are read again. */
const mostWaiting = 1_000

/** Tells of visitors who come and go: those who look at their conversation at once, lists one after the other. */
export function createPresent({
  conversations,
  presence,
  post,
  rows,
  audience,
  onError,
}: PresentParts): (visitor: string) => void {
  const waiting = new Set<string>()
  let busy = false
  const tellLists = async (): Promise<void> => {
    if (busy) return
    busy = true
    for (const visitor of waiting) {
      waiting.delete(visitor)
      const { rows: found } = await conversations.list({ visitor, limit: 1 })
      for (const { record } of found) rows.touch(record.id)
    }
    busy = false
  }
  return visitor => {
    const isOnline = presence.present(visitor) > 0
    for (const line of audience()) {
      const { place } = line
      if (place?.visitor === visitor) post.send(line, { type: 'visitor', conversation: place.conversation, isOnline })
    }
    if (waiting.size >= mostWaiting) return
    waiting.add(visitor)
    tellLists().catch(error => {
      busy = false
      onError(error)
    })
  }
}
