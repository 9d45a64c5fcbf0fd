import { z } from 'zod'
import { defineAction, field, portPer } from '../kit/index.ts'
import { armAt } from './arm-at.ts'
import { texts } from './locale.ts'

const arm = z.strictObject({
  id: field.itemId,
  label: z.string().trim().min(1, 'the arm has no name').max(60),
  weight: z.number().min(0).max(1_000_000).default(50),
})

const config = z.object({
  arms: z
    .array(arm)
    .min(2, 'a split has two arms at least')
    .max(10)
    .refine(arms => new Set(arms.map(({ id }) => id)).size === arms.length, 'two arms have the same id')
    .refine(arms => arms.some(({ weight }) => weight > 0), 'all weights are 0: nobody could go anywhere')
    .default([
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ]),
  sticky: z.boolean().default(true),
  saveAs: field.variable().optional(),
})

/** Sends each visitor down one of several ways, by chance and by weight: what an A/B test needs. */
export const split = defineAction({
  id: 'split',
  icon: 'arrows-split',
  category: 'logic',
  config,
  ports: [portPer('arms', 'arm')],
  does: { sets: 'saveAs' },
  texts,
  start({ config: { arms, sticky, saveAs }, chance, place, set, vars }) {
    const variable = saveAs ?? `split-${place.flow}-${place.node}`
    const before = sticky ? arms.find(({ id }) => id === vars[variable]) : undefined
    const arm = before ?? armAt(arms, chance)
    // Kept where nobody asks for it only while it decides where they go the next time.
    if (before === undefined && (sticky || saveAs !== undefined)) set({ vars: { [variable]: arm.id } })
    return `arm:${arm.id}`
  },
})
