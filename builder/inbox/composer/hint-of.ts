import type { TeamConversation } from '../../../runtime/api/contract.ts'
import type { ReplyWay } from '../state/reply-way.ts'

/** What sending does beside sending: a key of `inbox.composer.hint`. */
export type SendHint = 'assigns' | 'takesFrom' | 'stepsIn' | 'reopens' | 'teamOnly' | 'spam' | 'over' | 'mail' | 'none'

/** Says it before somebody sends. */
export function hintOf(
  { status, owner, assignee }: Pick<TeamConversation, 'status' | 'owner' | 'assignee'>,
  mode: 'reply' | 'note',
  me: string,
  way: ReplyWay,
): SendHint {
  if (mode === 'note') return 'teamOnly'
  if (way !== 'open') return way
  if (status === 'closed') return 'reopens'
  if (owner === 'bot') return 'stepsIn'
  if (assignee?.id === me) return 'none'
  return assignee ? 'takesFrom' : 'assigns'
}
