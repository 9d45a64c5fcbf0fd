import { z } from 'zod'
import { list, pageSize } from './basics.ts'
import { instant } from './conversation.ts'

export const deadQuery = z.strictObject({ limit: pageSize(500, 100) })
export const deadAnswer = z.object({
  effects: list(
    z.object({
      id: z.string(),
      conversation: z.string(),
      flow: z.string(),
      version: z.int(),
      node: z.string(),
      action: z.string(),
      attempts: z.int(),
      error: z.string(),
      at: instant,
      buriedAt: instant,
    }),
  ),
})
export const replayBody = z.strictObject({})
export const replayAnswer = z.object({ replayed: z.literal(true) })

export const aliveAnswer = z.object({ alive: z.literal(true) })
export const readyAnswer = z.object({
  ready: z.literal(true),
  backlog: z.object({ timersLate: z.int(), oldestTimerMs: z.number(), effectsDue: z.int(), deadLetters: z.int() }),
})
