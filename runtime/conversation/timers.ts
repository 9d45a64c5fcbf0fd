import { type Draft, flowHears, move, topFrame } from './draft.ts'
import { finishTail, hear } from './drive.ts'
import { leftFires } from './left.ts'
import { mailFires } from './mail.ts'
import type { ConversationRecord, Frame, Timer } from './record.ts'
import { silenceFires, silenceTimer } from './silence.ts'

/** A timer has come due. Gives false when it was cancelled or moved meanwhile: then nothing happens. */
export function timerFires(draft: Draft, id: string, dueAt: number): boolean {
  const { record } = draft
  if (dueAt > draft.world.now || armed(record).get(id) !== dueAt) return false
  if (id === 'idle') {
    record.idleAt = undefined
    move(draft, 'idle.ended')
    finishTail(draft)
    return true
  }
  if (id === 'left') {
    leftFires(draft)
    return true
  }
  if (id === 'mail') {
    mailFires(draft)
    return true
  }
  if (id === 'snooze') {
    move(draft, 'snooze.ended')
    return true
  }
  const frame = topFrame(record)
  if (id === silenceTimer) return frame !== undefined && silenceFires(draft, frame, dueAt)
  const timer = frame?.timers.find(timer => timer.id === id)
  if (!frame || !timer) return false
  frame.timers = frame.timers.filter(other => other !== timer)
  hear(draft, { type: 'wake', name: timer.name })
  return true
}

/** Only the frame that hears has running timers: others keep what remains of theirs. Called once, at the turn's end. */
export function settleTimers(record: ConversationRecord, now: number): void {
  const top = topFrame(record)
  const hears = flowHears(record)
  for (const frame of record.frames) settle(frame, frame === top && hears, now)
}

/** Every running timer of a conversation: id to due time. */
export function armed(record: ConversationRecord): ReadonlyMap<string, number> {
  const timers = new Map<string, number>()
  for (const { timers: own, silence } of record.frames) {
    for (const timer of own) if ('dueAt' in timer) timers.set(timer.id, timer.dueAt)
    if (silence && 'dueAt' in silence) timers.set(silenceTimer, silence.dueAt)
  }
  if (record.idleAt !== undefined) timers.set('idle', record.idleAt)
  if (record.snoozedUntil !== undefined) timers.set('snooze', record.snoozedUntil)
  if (record.left?.dueAt !== undefined) timers.set('left', record.left.dueAt)
  if (record.unmailed) timers.set('mail', record.unmailed.dueAt)
  return timers
}

/** What must change in the table of timers for this record to be true. */
export function timerChanges(
  before: ConversationRecord | undefined,
  after: ConversationRecord,
): { set: { id: string; dueAt: number }[]; cancel: string[] } {
  const old = before ? armed(before) : new Map<string, number>()
  const now = armed(after)
  return {
    set: [...now].filter(([id, dueAt]) => old.get(id) !== dueAt).map(([id, dueAt]) => ({ id, dueAt })),
    cancel: [...old.keys()].filter(id => !now.has(id)),
  }
}

function settle(frame: Frame, running: boolean, now: number): void {
  if (frame.timers.length === 0) return
  frame.timers = frame.timers.map(({ id, name, ...left }): Timer => {
    if (running) return { id, name, dueAt: 'dueAt' in left ? left.dueAt : now + left.remainingMs }
    return { id, name, remainingMs: 'dueAt' in left ? Math.max(0, left.dueAt - now) : left.remainingMs }
  })
}
