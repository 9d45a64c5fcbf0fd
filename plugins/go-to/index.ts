import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Goes on at another node of this flow, or at the start of another flow, and does not come back. */
export const goTo = defineAction({
  id: 'go-to',
  icon: 'arrow-ramp-right',
  category: 'logic',
  config: z
    .object({ flow: field.flow().optional(), node: field.node().optional() })
    .refine(({ flow, node }) => (flow === undefined) !== (node === undefined), {
      message: 'choose a flow or a node, and not both',
      path: ['flow'],
    }),
  ports: [],
  does: { leads: ['flow', 'node'] },
  texts,
  start({ config: { flow, node }, goTo }) {
    if (flow !== undefined) goTo({ flow })
    else if (node !== undefined) goTo({ node })
  },
})
