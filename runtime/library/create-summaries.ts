import type { AnyChannel } from '../../plugins/kit/channel.ts'
import type { Problem } from '../flow/check/problem.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import type { FlowSummary } from './library.ts'

/** What a summary is made of. */
export interface Summarised {
  readonly draft: Flow
  readonly revision: number
  readonly changed?: { readonly at: number; readonly by: string } | undefined
  readonly live: { readonly on: boolean }
  readonly versions: readonly number[]
}

export interface SummaryParts {
  readonly declarations: Declarations
  check(flow: Flow): readonly Problem[]
  channelOf(id: string): AnyChannel | undefined
  /** The flow as it is published. */
  published(id: string, version: number): Promise<Flow>
  /** What would be published of a draft. */
  stamped(draft: Flow): Flow
  /** Grows whenever any flow changes. */
  changes(): number
}

interface Counted {
  readonly errors: number
  readonly warnings: number
  readonly channel: AnyChannel | undefined
  /** Of a flow that leads to others: when it was counted. */
  readonly asOf: number | undefined
}

/** What lists show of flows. What takes long is worked out once per draft: its problems, and whether it is ahead of its version. */
export interface Summaries {
  of(shelf: Summarised): Promise<FlowSummary>
  /** What its nodes can be has changed. */
  forget(draft: Flow): void
}

export function createSummaries(parts: SummaryParts): Summaries {
  const counted = new WeakMap<Flow, Counted>()
  const ahead = new WeakMap<Flow, { readonly version: number; readonly isAhead: boolean }>()

  const count = (draft: Flow): Counted => {
    const channel = parts.channelOf(draft.channel)
    const leads = draft.nodes.some(node => leadsElsewhere(parts.declarations, node.action))
    const asOf = leads ? parts.changes() : undefined
    const known = counted.get(draft)
    if (known && known.channel === channel && known.asOf === asOf) return known
    const problems = parts.check(draft)
    const errors = problems.filter(({ severity }) => severity === 'error').length
    const made = { errors, warnings: problems.length - errors, channel, asOf }
    counted.set(draft, made)
    return made
  }
  const isAhead = async (draft: Flow, version: number): Promise<boolean> => {
    const known = ahead.get(draft)
    if (known?.version === version) return known.isAhead
    const differs = !sameJson(parts.stamped(draft), await parts.published(draft.id, version))
    ahead.set(draft, { version, isAhead: differs })
    return differs
  }

  return {
    async of({ draft, revision, changed, live, versions }) {
      const { id, name, kind, channel, inbox, languages } = draft
      const version = versions.at(-1) ?? 0
      const { errors, warnings } = count(draft)
      return {
        id,
        name,
        kind,
        channel,
        inbox,
        languages,
        live: live.on,
        version,
        revision,
        ...(changed ? { changedAt: changed.at, changedBy: changed.by } : {}),
        isAhead: version > 0 && (await isAhead(draft, version)),
        problems: { errors, warnings },
      }
    },
    forget(draft) {
      counted.delete(draft)
      ahead.delete(draft)
    },
  }
}

function leadsElsewhere(declarations: Declarations, action: string): boolean {
  const declared = declarations.get(action)
  return declared?.type === 'action' && declared.does?.leads !== undefined
}

// Both are read by the same model, which writes their own keys in its order; only what authors key freely may stand otherwise.
function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b))
    return false
  const [before, after] = [new Map(Object.entries(a)), new Map(Object.entries(b))]
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].every(key => sameJson(before.get(key), after.get(key)))
}
