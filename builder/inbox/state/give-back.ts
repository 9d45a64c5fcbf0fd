import type { TeamConversation } from '../../../runtime/api/contract.ts'

/** Is there a flow that stands where an agent left it, or another program that it was taken from? */
export function canGiveBack({
  status,
  owner,
  frames,
  held,
}: Pick<TeamConversation, 'status' | 'owner' | 'frames' | 'held'>): boolean {
  return status !== 'closed' && owner === 'agent' && (frames.length > 0 || held?.by === 'us')
}

/** Does the flow stand in a handoff, so that it may go on, or wait for people once more? */
export function standsInHandoff({ frames }: Pick<TeamConversation, 'frames'>): boolean {
  return frames.at(-1)?.waitsForPeople === true
}
