import { applyChanges, type Change, inverted } from './change.ts'
import type { FlowDocument } from './document.ts'
import { joined } from './joined.ts'
import { byRecord, rebased } from './rebased.ts'
import { withoutLoose } from './without-loose.ts'

/** One step that can be undone: all that a gesture changed, each record once. */
export interface Step {
  /** What was done first, as the table of edits calls it: menus say what they would take back. */
  readonly name: string
  readonly changes: readonly Change[]
}

/** A document with the way it came to be what it is. */
export interface History {
  readonly document: FlowDocument
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** The gesture that is under way: what it changes next joins its step. */
  readonly gesture: string | undefined
}

/** As many steps as anybody goes back, and as many records as they may hold together: laying out a large flow moves all of it. */
const mostSteps = 500
const mostChanges = 50_000

export const historyOf = (document: FlowDocument): History => ({ document, past: [], future: [], gesture: undefined })

/** The document after an edit. Edits of one gesture are one step. */
export function edited(history: History, name: string, changes: readonly Change[], gesture: string | undefined): History {
  if (changes.length === 0) return history
  const document = applyChanges(history.document, changes)
  const last = history.past.at(-1)
  const joins = gesture !== undefined && gesture === history.gesture
  const all = joins && last ? joined(last.changes, changes) : undefined
  if (!last || !all) return { document, past: bounded([...history.past, { name, changes }]), future: [], gesture }
  const before = history.past.slice(0, -1)
  // What is as it was before the gesture began is nothing to undo; what the gesture does next is a step of its own.
  if (all.length === 0) return { document, past: before, future: [], gesture: undefined }
  return { document, past: bounded([...before, { ...last, changes: all }]), future: [], gesture }
}

/** Takes the last step back. Only the records of that step: what others changed meanwhile stays. */
export function undone(history: History): History {
  const step = history.past.at(-1)
  if (!step) return history
  const changes = withoutLoose(history.document, inverted(step.changes))
  return {
    document: applyChanges(history.document, changes),
    past: history.past.slice(0, -1),
    future: [{ ...step, changes: inverted(changes) }, ...history.future],
    gesture: undefined,
  }
}

/** Does again what was taken back. */
export function redone(history: History): History {
  const [step, ...future] = history.future
  if (!step) return history
  const changes = withoutLoose(history.document, step.changes)
  const document = applyChanges(history.document, changes)
  return { document, past: [...history.past, { ...step, changes }], future, gesture: undefined }
}

/** Takes in what somebody else has changed: nothing of it is ours to undo, and undoing ours leaves it. */
export function taken(history: History, changes: readonly Change[]): History {
  if (changes.length === 0) return history
  const theirs = byRecord(changes)
  const past = stepsOf(history.past, theirs)
  return {
    document: applyChanges(history.document, changes),
    past,
    future: stepsOf(history.future, theirs),
    // The step of the gesture under way may be gone: the one before it is none of its own.
    gesture: past.length === history.past.length ? history.gesture : undefined,
  }
}

function stepsOf(steps: readonly Step[], theirs: ReadonlyMap<string, Change>): readonly Step[] {
  return steps.flatMap(step => {
    const changes = rebased(step.changes, theirs)
    return changes.length === 0 ? [] : [changes === step.changes ? step : { ...step, changes }]
  })
}

/** The youngest steps; the last is always kept. */
function bounded(steps: readonly Step[]): readonly Step[] {
  let room = mostChanges
  let from = steps.length
  while (from > 0 && steps.length - from < mostSteps) {
    room -= steps[from - 1]?.changes.length ?? 0
    if (room < 0 && from < steps.length) break
    from -= 1
  }
  return from === 0 ? steps : steps.slice(from)
}
