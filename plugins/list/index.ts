import { z } from 'zod'
import { defineAction, field } from '../kit/index.ts'
import { texts } from './locale.ts'

const lists = () => z.array(field.list().min(1)).max(20).default([])

/** Puts the contact on lists and takes them off others. */
export const list = defineAction({
  id: 'list',
  icon: 'list-check',
  category: 'data',
  config: z.object({ add: lists(), remove: lists() }).refine(({ add, remove }) => add.length + remove.length > 0, {
    message: 'no list is named',
    path: ['add'],
  }),
  ports: ['next'],
  summary: '{{add}}',
  texts,
  start({ config: { add, remove }, record }) {
    record('list', { add, remove })
    return 'next'
  },
})
