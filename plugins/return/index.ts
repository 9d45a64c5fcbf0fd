import { z } from 'zod'
import { defineAction } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Ends an interrupt or a called flow: the conversation is where it was. */
export const returnBack = defineAction({
  id: 'return',
  icon: 'arrow-back-up',
  category: 'logic',
  config: z.object({ repeat: z.boolean().default(true) }),
  ports: [],
  texts,
  start({ config, back }) {
    back({ repeat: config.repeat })
  },
})
