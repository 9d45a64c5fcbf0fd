import { expect, test } from 'vitest'
import { z } from 'zod'
import { handle, type Situation } from '../../plugins/kit/handle.ts'
import { defineAction } from '../../plugins/kit/index.ts'

const situation: Situation = {
  contact: {},
  vars: {},
  reply: undefined,
  facts: { channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: {}, random: 0 },
  languages: ['en'],
  now: 0,
  attempt: 0,
  memory: undefined,
  connected: () => true,
}
const action = defineAction({
  id: 'count',
  icon: 'hash',
  config: z.object({}),
  memory: z.object({ times: z.int().default(0), tone: z.string().default('soft') }),
  ports: ['done'],
  texts: { en: { name: 'Count', fields: {}, ports: { done: 'Done' } } },
  start() {},
  on: {
    wake({ memory }) {
      memory.times += 1
    },
  },
})
const after = (memory: unknown): unknown => handle(action, {}, { type: 'wake', name: '' }, { ...situation, memory }).memory

test('a memory of an earlier version is read by the schema of today', () => {
  expect(after({ times: 4, tone: 'loud' })).toEqual({ times: 5, tone: 'loud' })
  expect(after({ times: 4 })).toEqual({ times: 5, tone: 'soft' })
  expect(after({ times: 4, forgotten: true })).toEqual({ times: 5, tone: 'soft' })
})

test('what fits no more begins anew, and the rest is kept', () => {
  expect(after({ times: 'four', tone: 'loud' })).toEqual({ times: 1, tone: 'loud' })
  expect(after('nothing like it')).toEqual({ times: 1, tone: 'soft' })
})
