import { describe, expect, it } from 'vitest'
import { isOpen, type Schedule } from '../../plugins/kit/schedule.ts'
import { createManualClock, type ManualClock } from '../../runtime/clock/manual-clock.ts'
import { createDuty } from '../../runtime/people/create-duty.ts'
import type { Duty } from '../../runtime/people/duty.ts'
import { createPretendDirectory, type PretendDirectory } from '../rig/pretend-directory.ts'

function scene(hours: Readonly<Record<string, Schedule>> = {}): {
  duty: Duty
  directory: PretendDirectory
  clock: ManualClock
  told: string[]
} {
  const clock = createManualClock(Date.UTC(2026, 0, 5, 12))
  const directory = createPretendDirectory('mia', 'tom')
  const openAt = (id: string, now: number): boolean => hours[id] === undefined || isOpen(hours[id], now)
  const duty = createDuty({ directory, clock, isOpen: openAt })
  const told: string[] = []
  duty.listen(user => told.push(user))
  return { duty, directory, clock, told }
}

describe('who is online', () => {
  it('is there from the first socket until a minute after the last', () => {
    const { duty, clock } = scene()
    duty.came('mia')
    duty.came('mia')
    duty.left('mia')
    clock.advance(100_000)
    expect(duty.isOnline('mia')).toBe(true)
    duty.left('mia')
    clock.advance(59_999)
    expect(duty.isOnline('mia')).toBe(true)
    clock.advance(1)
    expect(duty.isOnline('mia')).toBe(false)
  })

  it('does not fall who comes back within the minute, and the minute begins anew', () => {
    const { duty, clock, told } = scene()
    duty.came('mia')
    duty.left('mia')
    clock.advance(50_000)
    duty.came('mia')
    clock.advance(50_000)
    duty.left('mia')
    clock.advance(59_000)
    expect(duty.isOnline('mia')).toBe(true)
    expect(told).toEqual(['mia'])
    clock.advance(1_000)
    expect(told).toEqual(['mia', 'mia'])
  })

  it('knows nobody whose socket closes twice', () => {
    const { duty, clock } = scene()
    duty.left('mia')
    duty.came('mia')
    duty.left('mia')
    duty.left('mia')
    duty.came('mia')
    clock.advance(60_000)
    expect(duty.isOnline('mia')).toBe(true)
  })
})

describe('after a start', () => {
  it('those seen shortly before are there for a minute, so that no visitor is told that nobody is', () => {
    const clock = createManualClock(Date.UTC(2026, 0, 5, 12))
    const directory = createPretendDirectory('mia', 'tom', 'zoe')
    directory.put({ id: 'mia', lastSeenAt: clock.now() - 60_000 })
    directory.put({ id: 'tom', lastSeenAt: clock.now() - 3_600_000 })
    const duty = createDuty({ directory, clock, isOpen: () => true })
    expect(duty.available('anyone', clock.now())).toEqual(['mia'])
    duty.came('mia')
    clock.advance(60_000)
    expect(duty.isOnline('mia')).toBe(true)
    duty.left('mia')
    clock.advance(60_000)
    expect(duty.available('anyone', clock.now())).toEqual([])
  })
})

describe('who is available', () => {
  it('is online, says so and may work here', () => {
    const { duty, directory, clock } = scene()
    expect(duty.isAvailable('mia', clock.now())).toBe(false)
    duty.came('mia')
    expect(duty.isAvailable('mia', clock.now())).toBe(true)
    directory.put({ id: 'mia', status: 'away' })
    expect(duty.isAvailable('mia', clock.now())).toBe(false)
    directory.put({ id: 'mia', status: 'available', isDisabled: true })
    expect(duty.isAvailable('mia', clock.now())).toBe(false)
    duty.came('stranger')
    expect(duty.isAvailable('stranger', clock.now())).toBe(false)
  })

  it('works only within their own hours', () => {
    const late: Schedule = { tz: 'Europe/Amsterdam', weekly: [{ day: 1, from: '14:00', to: '18:00' }], holidays: [] }
    const { duty, directory, clock } = scene({ late })
    directory.put({ id: 'mia', hours: 'late' })
    directory.put({ id: 'tom', hours: 'unwritten' })
    duty.came('mia')
    duty.came('tom')
    expect(duty.available('anyone', clock.now())).toEqual(['tom'])
    expect(duty.available('anyone', clock.now() + 3_600_000)).toEqual(['mia', 'tom'])
    expect(duty.available('anyone', clock.now() + 5 * 3_600_000)).toEqual(['tom'])
  })

  it('is counted by team; a team that is gone has nobody', () => {
    const { duty, directory, clock } = scene()
    duty.came('tom')
    duty.came('mia')
    directory.putTeam({ id: 'sales', members: ['tom', 'ghost'] })
    expect(duty.available('sales', clock.now())).toEqual(['tom'])
    directory.removeTeam('sales')
    expect(duty.available('sales', clock.now())).toEqual([])
  })

  it('is told of when they come, fall or change what they say', () => {
    const { duty, directory, clock, told } = scene()
    duty.came('mia')
    duty.came('mia')
    directory.put({ id: 'mia', status: 'away' })
    duty.left('mia')
    duty.left('mia')
    clock.advance(60_000)
    expect(told).toEqual(['mia', 'mia', 'mia'])
  })
})
