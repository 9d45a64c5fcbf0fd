import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

/** Closes the conversation, after a farewell if there is one. */
export const close = defineAction({
  id: 'close',
  icon: 'circle-x',
  category: 'people',
  config: z.object({ farewell: field.localised().optional() }),
  ports: [],
  does: { ends: true },
  summary: '{{farewell}}',
  texts,
  start({ config, say, close, render }) {
    const farewell = config.farewell ? render(config.farewell) : undefined
    if (farewell) say({ text: farewell })
    close()
  },
})
