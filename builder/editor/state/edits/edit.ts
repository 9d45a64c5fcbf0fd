import type { PortSpec } from '../../../../plugins/kit/ports.ts'
import type { Change } from '../change.ts'
import type { FlowDocument } from '../document.ts'

/** What an edit may know beside the document. */
export interface EditWorld {
  /** The ways out that an action declares; none of one that is not installed. */
  portSpecsOf(action: string): readonly PortSpec[]
  /** A new id that nothing in any document has. */
  createId(): string
}

/** One thing that can be done to a flow: the changes it makes. */
export type Edit<Args> = (document: FlowDocument, args: Args, world: EditWorld) => readonly Change[]
