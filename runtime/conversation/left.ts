import { type Draft, topFrame } from './draft.ts'
import { hear } from './drive.ts'
import { knownEmail } from './known-email.ts'
import { ownerOf } from './lifecycle.ts'

/** How long a visitor is gone before that counts as having left: 2 minutes without a socket, then 3. */
const leftAfterMs = 5 * 60_000

/**
 * While a handoff waits for people, a timer asks whether the visitor is still there; it stands in the record, so that no restart
 * loses it. With an email nobody is lost: the answer goes by mail. Called once, at the turn's end.
 */
export function settleLeft(draft: Draft): void {
  const { record, world } = draft
  const top = topFrame(record)
  const isWatched = world.goneSince !== undefined && knownEmail(draft) === undefined
  if (!isWatched || ownerOf(record.state) !== 'queue' || top?.queued !== true) {
    record.left = undefined
    return
  }
  const isBack = record.lastVisitorAt === world.now
  if (record.left?.visit === top.visit && !(record.left.dueAt === undefined && isBack)) return
  record.left = { visit: top.visit, dueAt: world.now + leftAfterMs }
}

/** It is time to ask. Whoever came back meanwhile is asked for again after they have gone anew. */
export function leftFires(draft: Draft): void {
  const { record, world } = draft
  const top = topFrame(record)
  if (!top || !record.left) return
  const { visit } = record.left
  const since = world.goneSince?.()
  const gone = since === undefined ? world.now : Math.max(since, record.lastVisitorAt)
  const dueAt = gone + leftAfterMs
  if (since === undefined || dueAt > world.now) {
    record.left = { visit, dueAt }
    return
  }
  record.left = { visit }
  hear(draft, { type: 'left' })
}
