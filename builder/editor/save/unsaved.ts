import { z } from 'zod'
import { edgeModel, flowModel, frameModel, nodeModel, noteModel } from '../../../runtime/flow/model.ts'
import type { Clock } from '../../clock.ts'
import { applyChanges, type Change } from '../state/change.ts'
import { changesBetween } from '../state/changes-between.ts'
import type { Conflict } from '../state/conflict.ts'
import type { FlowDocument } from '../state/document.ts'
import { merge } from './merge.ts'

/** What the server does not have, in the browser's storage: it outlives the page. */
export interface Unsaved {
  /** False: the browser keeps nothing, or has no room. */
  keep(revision: number, changes: readonly Change[]): boolean
  forget(): void
  /** What earlier pages left here, merged into a draft that may be newer. Gives what makes that of the draft. */
  restore(draft: FlowDocument): { readonly changes: readonly Change[]; readonly conflicts: readonly Conflict[] }
}

/** As much of the browser's storage as is used. */
export type Keeping = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

interface UnsavedParts {
  readonly flow: string
  readonly clock: Clock
  readonly storage: Keeping | undefined
}

const prefix = 'parley.unsaved'
const longestMs = 30 * 24 * 3_600_000

const settings = flowModel.omit({ nodes: true, edges: true, notes: true, frames: true })
const recordOf = <Kind extends string, Model extends z.ZodType>(kind: Kind, model: Model) =>
  z.object({ kind: z.literal(kind), id: z.string(), before: model.optional(), after: model.optional() })
const changeModel = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('settings'), before: settings, after: settings }),
  recordOf('nodes', nodeModel),
  recordOf('edges', edgeModel),
  recordOf('notes', noteModel),
  recordOf('frames', frameModel),
])
const keptModel = z.object({ at: z.number(), changes: z.array(changeModel) })

export function createUnsaved({ flow, clock, storage }: UnsavedParts): Unsaved {
  /** Under which we have put something. */
  const ours = new Set<string>()
  const forget = (): void => {
    for (const key of ours) storage?.removeItem(key)
    ours.clear()
  }
  return {
    keep(revision, changes) {
      if (!storage) return false
      const key = `${prefix}.${flow}.${revision}`
      try {
        forget()
        storage.setItem(key, JSON.stringify({ at: clock.now(), changes }))
      } catch {
        return false
      }
      ours.add(key)
      return true
    },
    forget,
    restore(draft) {
      let document = draft
      const conflicts: Conflict[] = []
      for (const key of keysIn(storage, `${prefix}.${flow}.`)) {
        ours.add(key)
        const kept = readKept(storage?.getItem(key))
        if (!kept || clock.now() - kept.at > longestMs) continue
        const { base, mine } = asItWas(document, kept.changes)
        const merged = merge(base, mine, document)
        document = applyChanges(mine, merged.changes)
        conflicts.push(...merged.conflicts)
      }
      return { changes: changesBetween(draft, document), conflicts }
    },
  }
}

/** The draft as it was when these changes were made of it, and with them: all that they did not touch is as it is now. */
function asItWas(
  document: FlowDocument,
  changes: readonly Change[],
): { readonly base: FlowDocument; readonly mine: FlowDocument } {
  const back = changes.map(change => ({ ...change, after: change.before }) as Change)
  const base = applyChanges(document, back)
  return { base, mine: applyChanges(base, changes) }
}

function keysIn(storage: Keeping | undefined, start: string): readonly string[] {
  const keys = Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? '')
  return keys.filter(key => key.startsWith(start)).sort()
}

function readKept(text: string | null | undefined): z.output<typeof keptModel> | undefined {
  try {
    return keptModel.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}
