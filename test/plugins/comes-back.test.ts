import { expect, it } from 'vitest'
import { comesBack } from '../../plugins/comes-back/index.ts'
import { playTrigger } from '../../plugins/kit/index.ts'

it('waits for half an hour unless told, and never for less than a minute: that is another page', () => {
  expect(playTrigger(comesBack, {}).after).toEqual({ ms: 1_800_000 })
  expect(playTrigger(comesBack, { after: 86_400_000 }).after).toEqual({ ms: 86_400_000 })
  expect(comesBack.config.safeParse({ after: 59_999 }).success).toBe(false)
  expect(playTrigger(comesBack, {}).matches('I am back')).toBe(false)
})
