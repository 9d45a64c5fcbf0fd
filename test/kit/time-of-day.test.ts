import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTime, readTime } from '../../plugins/kit/answers/read-time.ts'

describe('a time of day', () => {
  test.each([
    ['9:30', '09:30'],
    ['09:30', '09:30'],
    ['9.30', '09:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
    ['14:30:00', '14:30'],
    ['14：30', '14:30'],
    [' 9:30. ', '09:30'],
    ['9:30 am', '09:30'],
    ['9:30PM', '21:30'],
    ['at 9 p.m.', '21:00'],
    ['9am', '09:00'],
    ['12 am', '00:00'],
    ['12:15 pm', '12:15'],
    ['noon', '12:00'],
    ['Midnight!', '00:00'],
    ['9.30 Uhr', '09:30'],
    ['um 9 Uhr', '09:00'],
    ['9 Uhr 30', '09:30'],
    ['Mittag', '12:00'],
    ['9u30', '09:30'],
    ['om 9.30 uur', '09:30'],
    ['14 uur', '14:00'],
    ['14h', '14:00'],
    ['14h05', '14:05'],
    ['middernacht', '00:00'],
    ['kl. 9.30', '09:30'],
    ['kl 14', '14:00'],
    ['Klokken 9:30', '09:30'],
    ['midnat', '00:00'],
  ])('"%s" is %s', (text, time) => {
    expect(readTime(text)).toBe(time)
  })

  test.each([
    '',
    '9',
    '930',
    '24:00',
    '9:60',
    '25 uur',
    '13 pm',
    '0 am',
    '9:3',
    '9,30',
    '9:30 or 10:30',
    'half past nine',
    'halb zehn',
    'half tien',
    'halv ti',
    'soon',
    '-9:30',
    '9:30:',
    '9'.repeat(200),
  ])('"%s" could be another or is none', text => {
    expect(readTime(text)).toBeUndefined()
  })

  test('is read as it is written, in every way of writing it', () => {
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), (hours, minutes) => {
        const [hour, minute] = [String(hours).padStart(2, '0'), String(minutes).padStart(2, '0')]
        const time = `${hour}:${minute}`
        const half = `${hours % 12 === 0 ? 12 : hours % 12}:${minute} ${hours < 12 ? 'am' : 'pm'}`
        expect(isTime(time)).toBe(true)
        for (const text of [time, `${hours}.${minute} uhr`, `kl. ${hours}.${minute}`, `${hours}u${minute}`, half])
          expect(readTime(text), text).toBe(time)
      }),
    )
  })

  test('whatever is written, it is a time or nothing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9:.uh apm]{1,12}$/)), text => {
        const time = readTime(text)
        if (time !== undefined) expect(isTime(time)).toBe(true)
      }),
    )
  })
})
