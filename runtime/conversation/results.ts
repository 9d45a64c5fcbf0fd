import { type Draft, flowHears, topFrame } from './draft.ts'
import { hear } from './drive.ts'
import { holdEnds } from './held.ts'
import type { Inbound } from './inbound.ts'
import { mailEnds } from './mail.ts'

/** An effect has come back. It waits in its frame while that cannot hear; it is dropped when the visit is gone. */
export function resultComes(draft: Draft, event: Extract<Inbound, { type: 'result' }>): void {
  const { effect, buried, heard } = event
  const { record } = draft
  if (!buried) draft.effects.drop.push(effect)
  if (mailEnds(draft, event) || holdEnds(draft, event)) return
  const frame = record.frames.find(frame => frame.performing === effect)
  if (!frame) return
  frame.performing = undefined
  if (frame === topFrame(record) && flowHears(record)) hear(draft, heard)
  else frame.held = heard
}
