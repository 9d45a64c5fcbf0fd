import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closesAt, isOpen, opensAt, type Schedule, schedule } from '../../plugins/kit/schedule.ts'

const hourMs = 3_600_000
const at = (iso: string): number => Date.parse(iso)
const office = (change: Partial<Schedule> = {}): Schedule => ({
  tz: 'Europe/Amsterdam',
  weekly: [1, 2, 3, 4, 5].map(day => ({ day, from: '09:00', to: '17:00' })),
  holidays: [],
  ...change,
})
const everyDay = (from: string, to: string): Schedule => office({ weekly: [1, 2, 3, 4, 5, 6, 7].map(day => ({ day, from, to })) })
const shown = (ms: number | undefined): string | undefined => (ms === undefined ? undefined : new Date(ms).toISOString())

describe('hours', () => {
  test('are open from the first minute up to, not including, the last', () => {
    expect(isOpen(office(), at('2026-03-12T08:00:00Z'))).toBe(true)
    expect(isOpen(office(), at('2026-03-12T07:59:59.999Z'))).toBe(false)
    expect(isOpen(office(), at('2026-03-12T15:59:59.999Z'))).toBe(true)
    expect(isOpen(office(), at('2026-03-12T16:00:00Z'))).toBe(false)
    expect(isOpen(office(), at('2026-03-14T12:00:00Z'))).toBe(false)
  })

  test('open next on the next working day', () => {
    expect(shown(opensAt(office(), at('2026-03-13T16:00:00Z')))).toBe('2026-03-16T08:00:00.000Z')
    expect(shown(opensAt(office(), at('2026-03-13T05:00:00Z')))).toBe('2026-03-13T08:00:00.000Z')
    expect(opensAt(office(), at('2026-03-13T10:00:01Z'))).toBe(at('2026-03-13T10:00:01Z'))
  })

  test('follow the clocks forward in spring and back in autumn', () => {
    const daily = everyDay('09:00', '17:00')
    expect(shown(opensAt(daily, at('2026-03-28T20:00:00Z')))).toBe('2026-03-29T07:00:00.000Z')
    expect(shown(opensAt(daily, at('2026-10-24T20:00:00Z')))).toBe('2026-10-25T08:00:00.000Z')
  })

  test('lose the hour that is skipped', () => {
    const skipped = everyDay('02:00', '03:00')
    expect(isOpen(skipped, at('2026-03-29T00:59:59Z'))).toBe(false)
    expect(isOpen(skipped, at('2026-03-29T01:00:00Z'))).toBe(false)
    expect(shown(opensAt(skipped, at('2026-03-28T12:00:00Z')))).toBe('2026-03-30T00:00:00.000Z')
    // Half of it skipped: open as soon as the clocks have jumped.
    expect(shown(opensAt(everyDay('02:30', '05:00'), at('2026-03-28T12:00:00Z')))).toBe('2026-03-29T01:00:00.000Z')
  })

  test('last longer over the hour that comes twice, and close once', () => {
    const night = everyDay('01:00', '03:00')
    expect(isOpen(night, at('2026-10-24T23:00:00Z'))).toBe(true)
    expect(isOpen(night, at('2026-10-25T00:30:00Z'))).toBe(true)
    expect(isOpen(night, at('2026-10-25T01:30:00Z'))).toBe(true)
    expect(isOpen(night, at('2026-10-25T02:00:00Z'))).toBe(false)
    const bar = everyDay('20:00', '02:30')
    expect(isOpen(bar, at('2026-10-25T00:29:59Z'))).toBe(true)
    expect(isOpen(bar, at('2026-10-25T00:30:00Z'))).toBe(false)
    expect(isOpen(bar, at('2026-10-25T01:10:00Z'))).toBe(false)
  })

  test('may run over midnight', () => {
    const bar = office({ weekly: [{ day: 5, from: '22:00', to: '02:00' }] })
    expect(isOpen(bar, at('2026-03-13T21:00:00Z'))).toBe(true)
    expect(isOpen(bar, at('2026-03-14T00:59:59Z'))).toBe(true)
    expect(isOpen(bar, at('2026-03-14T01:00:00Z'))).toBe(false)
    expect(isOpen(bar, at('2026-03-13T00:30:00Z'))).toBe(false)
    expect(opensAt(bar, at('2026-03-14T00:30:00Z'))).toBe(at('2026-03-14T00:30:00Z'))
  })

  test('may fill days to their end without a gap', () => {
    const always = everyDay('00:00', '24:00')
    for (let ms = at('2026-10-24T00:00:00Z'); ms < at('2026-10-27T00:00:00Z'); ms += hourMs / 4)
      expect(isOpen(always, ms)).toBe(true)
  })

  test('do not start on a holiday; the evening before runs to its end', () => {
    const bar = { ...everyDay('20:00', '02:00'), holidays: ['2026-12-25'] }
    expect(isOpen(bar, at('2026-12-25T00:30:00Z'))).toBe(true)
    expect(isOpen(bar, at('2026-12-25T20:00:00Z'))).toBe(false)
    expect(isOpen(bar, at('2026-12-26T00:30:00Z'))).toBe(false)
    expect(shown(opensAt(bar, at('2026-12-25T12:00:00Z')))).toBe('2026-12-26T19:00:00.000Z')
  })

  test('that never open say so', () => {
    expect(opensAt(office({ weekly: [] }), at('2026-03-12T12:00:00Z'))).toBeUndefined()
    const monday = at('2026-01-05T12:00:00Z')
    const holidays = Array.from({ length: 500 }, (_, day) => new Date(monday + day * 24 * hourMs).toISOString().slice(0, 10))
    expect(opensAt(office({ holidays, tz: 'UTC' }), monday)).toBeUndefined()
  })

  test('close at the end of their span, however many touch', () => {
    expect(shown(closesAt(office(), at('2026-03-12T08:00:00Z')))).toBe('2026-03-12T16:00:00.000Z')
    expect(closesAt(office(), at('2026-03-14T12:00:00Z')), 'closed already').toBe(at('2026-03-14T12:00:00Z'))
    const lunch = office({
      weekly: [
        { day: 4, from: '09:00', to: '12:00' },
        { day: 4, from: '12:00', to: '17:00' },
        { day: 4, from: '16:00', to: '18:30' },
      ],
    })
    expect(shown(closesAt(lunch, at('2026-03-12T08:30:00Z')))).toBe('2026-03-12T17:30:00.000Z')
    const bar = office({ weekly: [{ day: 5, from: '22:00', to: '02:00' }] })
    expect(shown(closesAt(bar, at('2026-03-14T00:30:00Z')))).toBe('2026-03-14T01:00:00.000Z')
    expect(shown(closesAt(everyDay('20:00', '02:30'), at('2026-10-24T22:00:00Z'))), 'the first of two half past two').toBe(
      '2026-10-25T00:30:00.000Z',
    )
  })

  test('that never close say so, unless a holiday is near', () => {
    const always = everyDay('00:00', '24:00')
    expect(closesAt(always, at('2026-03-12T12:00:00Z'))).toBeUndefined()
    expect(shown(closesAt({ ...always, holidays: ['2026-03-16'] }, at('2026-03-12T12:00:00Z')))).toBe('2026-03-15T23:00:00.000Z')
  })

  test('survive a day a zone left out', () => {
    const apia = { ...everyDay('09:00', '17:00'), tz: 'Pacific/Apia' }
    expect(shown(opensAt(apia, at('2011-12-30T05:00:00Z')))).toBe('2011-12-30T19:00:00.000Z')
  })
})

test('a schedule refuses times, days and zones that do not exist', () => {
  const accepted = (change: object) => schedule.safeParse({ ...office(), ...change }).success
  expect(accepted({})).toBe(true)
  expect(accepted({ weekly: [{ day: 1, from: '00:00', to: '24:00' }] })).toBe(true)
  for (const span of [
    { day: 0 },
    { day: 8 },
    { from: '24:00' },
    { from: '9:00' },
    { to: '25:00' },
    { to: '17:60' },
    { from: '17:00' },
  ]) {
    expect(accepted({ weekly: [{ day: 1, from: '09:00', to: '17:00', ...span }] }), JSON.stringify(span)).toBe(false)
  }
  expect(accepted({ holidays: ['2026-02-30'] })).toBe(false)
  expect(accepted({ tz: 'Mars/Olympus' })).toBe(false)
  expect(accepted({ tz: '' })).toBe(false)
})

describe('whatever the hours and the zone', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '45'))
  const clock = time.map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`)
  const span = fc.record({ day: fc.integer({ min: 1, max: 7 }), from: clock, to: clock }).filter(({ from, to }) => from !== to)
  const anySchedule = fc.record({
    tz: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'),
    weekly: fc.array(span, { maxLength: 4 }),
    holidays: fc.constant<string[]>([]),
  })
  const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) })

  test('they are open when they open, and not a moment before', () => {
    fc.assert(
      fc.property(anySchedule, instant, (hours, ms) => {
        const next = opensAt(hours, ms)
        expect(next === ms).toBe(isOpen(hours, ms))
        if (next === undefined) return
        expect(isOpen(hours, next)).toBe(true)
        if (next > ms) expect(isOpen(hours, next - 1)).toBe(false)
        const between = ms + Math.floor((next - ms) / 2)
        if (between < next) expect(isOpen(hours, between)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  test('they are closed when they close, and open up to then', () => {
    fc.assert(
      fc.property(anySchedule, instant, (hours, ms) => {
        const next = closesAt(hours, ms)
        expect(next === ms).toBe(!isOpen(hours, ms))
        if (next === undefined || next === ms) return
        expect(isOpen(hours, next)).toBe(false)
        expect(isOpen(hours, next - 1)).toBe(true)
        expect(isOpen(hours, ms + Math.floor((next - ms) / 2))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
