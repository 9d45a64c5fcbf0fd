import type { FlowEdge } from '../../../runtime/flow/model.ts'
import type { Kind } from './document.ts'
import type { Clash } from './three-way.ts'

/** One record that two people changed in ways that do not go together. Ours is on the canvas. */
export interface Conflict {
  readonly kind: Kind | 'settings'
  readonly id: string
  /** What differs; nothing when one of the two took the record away. */
  readonly clashes: readonly Clash[]
  /** What it is with ours, and what it were with theirs; undefined: taken away. All that goes together is in both. */
  readonly mine: unknown
  readonly theirs: unknown
  /** Of a node that we took away: the edges that it had with them. */
  readonly edges: readonly FlowEdge[]
}
