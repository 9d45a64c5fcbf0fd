import { expect, it } from 'vitest'
import { playTrigger } from '../../plugins/kit/index.ts'
import { noReply } from '../../plugins/no-reply/index.ts'

it('waits for five minutes, once, unless told', () => {
  expect(playTrigger(noReply, {}).after).toEqual({ ms: 300_000, times: 1 })
  expect(playTrigger(noReply, { after: 60_000, times: 3 }).after).toEqual({ ms: 60_000, times: 3 })
  expect(noReply.config.safeParse({ after: 0 }).success).toBe(false)
})
