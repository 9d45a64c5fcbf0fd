import type { TeamConversation } from '../../../runtime/api/contract.ts'

/**
 * How what one writes reaches the visitor: as ever; by mail, because the channel takes no answer any more; or not at all, because
 * that is over and no address is known, or it is spam.
 */
export type ReplyWay = 'open' | 'mail' | 'over' | 'spam'

/** `mailTo`: where it would go by mail. */
export function replyWayOf(
  { isSpam, answerBy }: Pick<TeamConversation, 'isSpam' | 'answerBy'>,
  mailTo: string | undefined,
  now: number,
): ReplyWay {
  if (isSpam) return 'spam'
  if (!answerBy || now < (answerBy.agents ?? answerBy.bot)) return 'open'
  return mailTo === undefined ? 'over' : 'mail'
}

/** Can a reply be sent at all? */
export const isBlocked = (way: ReplyWay): boolean => way === 'over' || way === 'spam'
