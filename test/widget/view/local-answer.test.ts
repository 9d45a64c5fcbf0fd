import { expect, it } from 'vitest'
import { localAnswer } from '../../../plugins/website/widget/view/local-answer.ts'

it.each([
  ['date', '2026-03-31', 'en', 'March 31, 2026'],
  ['date', '2026-03-31', 'en-gb', '31 March 2026'],
  ['date', '2026-03-31', 'nl', '31 maart 2026'],
  ['date', '0099-01-02', 'de', '2. Januar 99'],
  ['time', '14:30', 'da', '14.30'],
  ['time', '14:30', 'en-us', '2:30 PM'],
  ['date', 'soon', 'en', 'soon'],
] as const)('a %s is said as people say it: %s in %s', (kind, value, language, text) => {
  expect(localAnswer(kind, value, language).replace(/\s/g, ' ')).toBe(text)
})
