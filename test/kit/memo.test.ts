import { expect, test } from 'vitest'
import { memo } from '../../plugins/kit/memo.ts'

test('what was made once is not made again, until newer keys push it out', () => {
  const made: string[] = []
  const remember = memo(2, key => void made.push(key))
  for (const key of ['a', 'a', 'b', 'a', 'c', 'b', 'a']) remember(key)
  expect(made).toEqual(['a', 'b', 'c', 'a'])
})
