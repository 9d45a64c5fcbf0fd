import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createReplyTokens } from '../../runtime/lines/reply-tokens.ts'
import { conversationId } from '../../runtime/turn/identifiers.ts'

const tokens = createReplyTokens('a secret of this installation')

test('a token names its conversation, in 42 letters that survive a change of case', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), bytes => {
      const id = Buffer.from(bytes).toString('base64url')
      const token = tokens.of(id)
      expect(token).toMatch(/^[a-z2-7]{42}$/)
      expect(tokens.conversation(token)).toBe(id)
      expect(tokens.conversation(token.toUpperCase())).toBe(id)
    }),
  )
  // Also of an id that a beginning was given by what makes it unique.
  const id = conversationId(['v', 'm1'])
  expect(tokens.conversation(tokens.of(id))).toBe(id)
})

test('of 20,000 tokens that were tampered with none is taken', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  let taken = 0
  let tried = 0
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 16, maxLength: 16 }),
      fc.nat(41),
      fc.integer({ min: 1, max: 31 }),
      fc.string({ minLength: 1, maxLength: 60 }),
      (bytes, at, by, other) => {
        const token = tokens.of(Buffer.from(bytes).toString('base64url'))
        const letter = alphabet[(alphabet.indexOf(token[at] ?? 'a') + by) % 32] ?? 'a'
        const foreign = createReplyTokens('another secret').of(Buffer.from(bytes).toString('base64url'))
        const all = [
          token.slice(0, at) + letter + token.slice(at + 1),
          token.slice(0, at) + token.slice(at + 1),
          `${token}a`,
          other,
          foreign,
        ]
        for (const each of all) {
          tried += 1
          if (tokens.conversation(each) !== undefined) taken += 1
        }
      },
    ),
    { numRuns: 4_000 },
  )
  expect({ tried, taken }).toEqual({ tried: 20_000, taken: 0 })
})
