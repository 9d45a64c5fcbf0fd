import type { Against } from '../../plugins/kit/rule/against.ts'
import type { Condition } from '../../plugins/kit/rule/condition.ts'
import { explain } from '../../plugins/kit/rule/explain.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'
import type { Program } from '../flow/program.ts'
import type { Draft } from './draft.ts'
import { dropFrames, pushFrame } from './drive.ts'
import { waitsForConsent } from './waits-for-consent.ts'

/** A trigger that may break in, and the condition by which it does. */
interface SetOff {
  readonly node: string
  readonly condition?: Condition
}

/** What happens beside the flow: an event from outside, where there is one. */
type Event = NonNullable<Against['event']>

/**
 * Looks for a trigger that is set off: in the flow on top first, then in those below, and in the conversation's own where none
 * runs. Gives whether there was one; then it has begun.
 */
export function interrupted(
  draft: Draft,
  find: (program: Program, against: () => Against) => SetOff | undefined,
  event?: Event,
): boolean {
  const { record, world } = draft
  if (draft.deaf) return false
  const flows = record.frames.length > 0 ? [...record.frames].reverse() : [record]
  const seen = new Set<string>()
  for (const { flow, version } of flows) {
    if (seen.has(flow)) continue
    seen.add(flow)
    const program = world.program(flow, version)
    if (waitsForConsent(record, program)) continue
    const found = find(program, () => against(draft, program, event))
    if (!found) continue
    const { node, condition } = found
    if (condition) draft.why = { node, explanation: explain(condition, against(draft, program, event)) }
    breakIn(draft, program, node, event?.data)
    draft.why = undefined
    return true
  }
  return false
}

/** Begins a trigger on top of what stands. A trigger replaces a trigger. */
export function breakIn(draft: Draft, program: Program, node: string, data?: EventData): void {
  const earlier = draft.record.frames.findIndex(frame => frame.above === 'trigger')
  if (earlier !== -1) dropFrames(draft, earlier)
  pushFrame(draft, program, node, 'trigger', data)
}

function against({ record, world }: Draft, program: Program, event: Event | undefined): Against {
  return {
    reply: record.reply,
    event,
    vars: record.vars,
    contact: world.contact?.() ?? { ...record.said, ...world.vouched },
    facts: { ...world.facts(program), ...(record.consents ? { consents: record.consents } : {}) },
    language: record.language,
    now: world.now,
  }
}
