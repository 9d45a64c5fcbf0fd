import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayNumber, dayOf, isDay, weekday } from '../../plugins/kit/calendar.ts'

test('a day has a number and a day of the week', () => {
  expect(dayNumber('1970-01-01')).toBe(0)
  expect(dayOf(20_524)).toBe('2026-03-12')
  expect(weekday(dayNumber('2026-03-12'))).toBe(4)
  expect(weekday(dayNumber('1969-12-28'))).toBe(7)
})

test('every day that exists comes back from its number', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), number => {
      const day = dayOf(number)
      expect(isDay(day)).toBe(true)
      expect(dayNumber(day)).toBe(number)
    }),
  )
})

test('no other text is a day', () => {
  for (const text of ['', '2026-02-29', '2026-00-10', '2026-3-12', '+002026-03-12', '2026-03-12T00:00', 'NaN', '0000-00-00']) {
    expect(isDay(text), text).toBe(false)
  }
})
