import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail } from '../../../plugins/kit/answers/read-email.ts'
import { readNumber } from '../../../plugins/kit/answers/read-number.ts'
import { readPhone } from '../../../plugins/kit/answers/read-phone.ts'
import { readUrl } from '../../../plugins/kit/answers/read-url.ts'
import { problemOf } from '../../../plugins/website/widget/view/check-answer.ts'

describe('what is wrong with an answer', () => {
  it.each([
    ['email', '  ', 'wrong.empty'],
    ['email', 'lena', 'wrong.email.at'],
    ['email', 'lena@dreyer-hof', 'wrong.email.end'],
    ['email', '@dreyer.de', 'wrong.email'],
    ['email', 'lena @dreyer-hof', 'wrong.email'],
    ['email', 'lena@a@b', 'wrong.email'],
    ['phone', '12 34 56', 'wrong.phone'],
    ['phone', 'none', 'wrong.phone'],
    ['url', 'kestrel', 'wrong.url'],
    ['number', 'many', 'wrong.number'],
    ['date', '', 'wrong.date'],
    ['time', '', 'wrong.time'],
  ] as const)('%s %j: %s', (kind, text, problem) => expect(problemOf(kind, text)).toBe(problem))

  it.each([
    ['email', 'lena@dreyer-hof.de'],
    ['email', 'it is <lena@dreyer-hof.de>, thanks'],
    ['phone', '+49 (0)30 1234567'],
    ['url', 'www.kestrelsolar.com'],
    ['url', 'https://localhost/x'],
    ['number', '1.234,56'],
    ['date', '2026-03-12'],
    ['time', '14:30'],
  ] as const)('%s %j: nothing', (kind, text) => expect(problemOf(kind, text)).toBeUndefined())
})

it('takes digits of full width, and names of hosts that look odd, as the server does', () => {
  expect(problemOf('phone', '９1９３11９')).toBeUndefined()
  expect(problemOf('url', 'a,.aa')).toBeUndefined()
})

it('never keeps back what the server would take', () => {
  const letters = fc.constantFrom(...'a1 2@.,-+/:()é١٢３９€xn--whtps'.split(''))
  const answers = fc.oneof(
    fc.array(letters, { maxLength: 40 }).map(parts => parts.join('')),
    fc.emailAddress(),
    fc.webUrl(),
    fc.domain(),
    fc.double().map(String),
  )
  fc.assert(
    fc.property(answers, text => {
      if (readEmail(text) !== undefined) expect(problemOf('email', text)).toBeUndefined()
      if (readPhone(text) !== undefined) expect(problemOf('phone', text)).toBeUndefined()
      if (readUrl(text) !== undefined) expect(problemOf('url', text)).toBeUndefined()
      if (readNumber(text, 'nl') !== undefined) expect(problemOf('number', text)).toBeUndefined()
    }),
    { numRuns: 3_000 },
  )
})
