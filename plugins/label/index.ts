import { z } from 'zod'
import { defineAction } from '../kit/index.ts'
import { texts } from './locale.ts'

const labels = () => z.array(z.string().trim().min(1).max(60)).max(20).default([])

/** Puts labels on the conversation and takes others off. */
export const label = defineAction({
  id: 'label',
  icon: 'tag',
  category: 'data',
  config: z.object({ add: labels(), remove: labels() }).refine(({ add, remove }) => add.length + remove.length > 0, {
    message: 'there is no label to add or remove',
    path: ['add'],
  }),
  ports: ['next'],
  summary: '{{add}}',
  texts,
  start({ config: { add, remove }, record }) {
    record('label', { add, remove })
    return 'next'
  },
})
