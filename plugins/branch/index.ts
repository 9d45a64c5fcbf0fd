import { z } from 'zod'
import { defineAction, field, firstMatch, portPer } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Leaves by the first rule that holds. */
export const branch = defineAction({
  id: 'branch',
  icon: 'arrows-split-2',
  category: 'logic',
  config: z.object({ rules: field.rules() }),
  ports: [portPer('rules', 'rule'), 'otherwise'],
  texts,
  start(step) {
    const hit = firstMatch(step.config.rules, step)
    return hit ? `rule:${hit.id}` : 'otherwise'
  },
})
