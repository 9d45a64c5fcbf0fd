import { type Draft, flowHears, topFrame } from './draft.ts'
import { hear } from './drive.ts'
import type { Inbound } from './inbound.ts'

/** An effect has come back. It waits in its frame while that cannot hear; it is dropped when the visit is gone. */
export function resultComes(draft: Draft, { effect, buried, heard }: Extract<Inbound, { type: 'result' }>): void {
  const { record } = draft
  if (!buried) draft.effects.drop.push(effect)
  const frame = record.frames.find(frame => frame.performing === effect)
  if (!frame) return
  frame.performing = undefined
  if (frame === topFrame(record) && flowHears(record)) hear(draft, heard)
  else frame.held = heard
}
