import { z } from 'zod'
import { edgeModel, frameModel, nodeModel, noteModel } from '../../../runtime/flow/model.ts'

/** How a part of a flow says what it is, in the clipboard. */
export const partType = 'parley/flow-part@1'

/** A part of a flow as text in the clipboard holds it: between windows, flows and servers. */
export const partModel = z.strictObject({
  type: z.literal(partType),
  nodes: z.array(nodeModel).max(10_000),
  edges: z.array(edgeModel).max(50_000),
  notes: z.array(noteModel).max(1_000),
  frames: z.array(frameModel).max(1_000),
})

export type FlowPart = Omit<z.output<typeof partModel>, 'type'>
