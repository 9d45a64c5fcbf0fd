import { expect, it } from 'vitest'
import { createBucket } from '../../plugins/messenger/server/bucket.ts'

it.each([300, 10])('of 2,000 that want to go at once no second has more than %i, and each waits once', perSecond => {
  const bucket = createBucket(perSecond)
  const at = Array.from({ length: 2_000 }, () => 5_000 + bucket.take(5_000, 1))
  const most = at.map(from => at.filter(other => other >= from && other < from + 1_000).length)
  expect(Math.max(...most)).toBeLessThanOrEqual(perSecond)
  expect(at.at(-1)).toBeLessThan(5_000 + (2_000 / perSecond) * 1_000 * 1.2)
})
