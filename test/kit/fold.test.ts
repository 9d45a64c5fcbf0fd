import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../plugins/kit/fold.ts'
import { words } from '../../plugins/kit/words.ts'

test('folding a folded text changes nothing, nor the words in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(words(fold(text))).toBe(words(text))
    }),
    { numRuns: 2_000 },
  )
})

test('words are folded and parted by single spaces', () => {
  expect(words(' What’s your  PRICE?! ')).toBe(' what s your price ')
  expect(words('?!')).toBe(' ')
})
