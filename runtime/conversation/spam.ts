import { ParleyError } from '../errors/parley-error.ts'
import { type Draft, move } from './draft.ts'
import { dropFrames } from './drive.ts'
import { isSpam } from './lifecycle.ts'

/** Puts it away as spam: no flow says or asks anything any more, and what agents wrote and was not mailed yet stays here. */
export function putAway(draft: Draft): void {
  const { record, world, effects } = draft
  refuseSpam(draft)
  record.present = []
  record.routed = undefined
  record.idleAt = undefined
  record.closedAt ??= world.now
  // Before its frames go: what leaves a handoff would give it back to the bot.
  move(draft, 'agent.spam')
  dropFrames(draft)
  record.unmailed = undefined
  for (const { effect } of record.mails ?? []) effects.drop.push(effect)
  record.mails = undefined
}

/** It was none: people have it from here on. Error: `conversation_not_spam`. */
export function takeOut(draft: Draft): void {
  const { record } = draft
  if (!isSpam(record.state)) throw new ParleyError('conversation_not_spam', { id: record.id })
  record.asked = true
  move(draft, 'agent.not-spam')
}

/** Nothing is said or done in spam. Error: `conversation_is_spam`. */
export function refuseSpam({ record }: Draft): void {
  if (isSpam(record.state)) throw new ParleyError('conversation_is_spam', { id: record.id })
}
