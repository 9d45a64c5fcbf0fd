import { type Draft, topFrame } from './draft.ts'
import { breakIn } from './interrupt.ts'
import { isClosed, ownerOf } from './lifecycle.ts'
import type { ConversationRecord, Frame, Silence } from './record.ts'
import { waitsForConsent } from './waits-for-consent.ts'

/** The timer of the visitor's silence, among those of a conversation. */
export const silenceTimer = 'silence'

/**
 * While the bot waits for an answer, the triggers that listen for silence count from its last line. Whatever the visitor does, and
 * people who take over, end that; what stands below an interrupt pauses. Called once, at the turn's end.
 */
export function settleSilence(draft: Draft): void {
  const { record, world, events, path } = draft
  const counts = !isClosed(record.state) && ownerOf(record.state) === 'bot'
  if (!counts || draft.acted) for (const frame of record.frames) frame.silence = undefined
  if (draft.acted) record.nudges = undefined
  if (!counts) return
  const top = topFrame(record)
  for (const frame of record.frames) if (frame !== top && frame.silence) frame.silence = paused(frame.silence, world.now)
  if (!top?.pending) return
  const spoke = events.some(event => event.type === 'message' && event.author === 'bot')
  if (draft.acted || spoke || (top.silence === undefined && path.length > 0)) top.silence = begun(draft)
  else if (top.silence) top.silence = running(top.silence, world.now)
}

/** The visitor has said nothing for long enough. False where the node's own timer is due as well: what the node does comes first. */
export function silenceFires(draft: Draft, frame: Frame, dueAt: number): boolean {
  const { record, world } = draft
  const { silence } = frame
  if (!silence || frame.timers.some(timer => 'dueAt' in timer && timer.dueAt <= dueAt)) return false
  const { flow, version, node } = silence
  frame.silence = undefined
  const key = keyOf(flow, node)
  record.nudges = { ...record.nudges, [key]: nudgesOf(record, key) + 1 }
  if (!draft.deaf) breakIn(draft, world.program(flow, version), node)
  return true
}

// The one that is due first, of the flow on top before those below.
function begun({ record, world }: Draft): Silence | undefined {
  let first: (Silence & { readonly dueAt: number }) | undefined
  const seen = new Set<string>()
  for (const { flow, version } of [...record.frames].reverse()) {
    if (seen.has(flow)) continue
    seen.add(flow)
    const program = world.program(flow, version)
    if (waitsForConsent(record, program)) continue
    for (const { node, ms, times } of program.silences) {
      const dueAt = world.now + ms
      if (nudgesOf(record, keyOf(flow, node)) < times && (!first || dueAt < first.dueAt)) first = { flow, version, node, dueAt }
    }
  }
  return first
}

const keyOf = (flow: string, node: string): string => `${flow}/${node}`

const nudgesOf = ({ nudges = {} }: ConversationRecord, key: string): number => nudges[key] ?? 0

function paused(silence: Silence, now: number): Silence {
  if (!('dueAt' in silence)) return silence
  const { dueAt, ...about } = silence
  return { ...about, remainingMs: Math.max(0, dueAt - now) }
}

function running(silence: Silence, now: number): Silence {
  if ('dueAt' in silence) return silence
  const { remainingMs, ...about } = silence
  return { ...about, dueAt: now + remainingMs }
}
