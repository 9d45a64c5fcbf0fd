import { describe, expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { wait } from '../../plugins/wait/index.ts'

const now = Date.UTC(2026, 6, 1, 12)

describe('wait', () => {
  it('waits for as long as it is told', () => {
    const scene = play(wait, { until: { what: 'duration', ms: 60_000 } })
    expect(scene.port).toBeNull()
    expect(scene.wakes).toMatchObject([{ when: { afterMs: 60_000 } }])
    scene.wake()
    expect(scene.port).toBe('next')
  })

  it('goes on at once when there is nothing to wait for', () => {
    expect(play(wait, { until: { what: 'duration', ms: 0 } }).port).toBe('next')
  })

  it('waits for a moment on the clocks of its zone', () => {
    const scene = play(wait, { until: { what: 'instant', at: '2026-07-01T15:30', tz: 'Europe/Copenhagen' } }, { now })
    expect(scene.wakes).toMatchObject([{ when: { at: Date.UTC(2026, 6, 1, 13, 30) } }])
    scene.wake()
    expect(scene.port).toBe('next')
  })

  it('does not wait for a moment that is past', () => {
    expect(play(wait, { until: { what: 'instant', at: '2026-07-01T12:00' } }, { now }).port).toBe('next')
  })

  it('waits until hours open', () => {
    const scene = play(
      wait,
      { until: { what: 'open', hours: 'office' } },
      { now, facts: { open: { office: false }, opensAt: { office: now + 3_600_000 } } },
    )
    expect(scene.wakes).toEqual([{ name: '', when: { opens: 'office' }, due: now + 3_600_000 }])
    scene.wake()
    expect(scene.port).toBe('next')
  })

  it('goes on at once while hours are open, or when they never open again', () => {
    const until = { what: 'open' as const, hours: 'office' }
    expect(play(wait, { until }, { now, facts: { open: { office: true }, opensAt: { office: now } } }).port).toBe('next')
    expect(play(wait, { until }, { now, facts: { open: { office: false } } }).port).toBe('next')
  })

  it('does not hear the visitor meanwhile', () => {
    const scene = play(wait, { until: { what: 'duration', ms: 60_000 } })
    scene.hear('Hello?')
    expect(scene.port).toBeNull()
    expect(scene.said).toEqual([])
    expect(scene.wakes).toHaveLength(1)
  })

  it('refuses a zone nobody knows, and a moment with a zone of its own', () => {
    const at = '2026-07-01T15:30'
    expect(wait.config.safeParse({ until: { what: 'instant', at, tz: 'Mars/Olympus' } }).success).toBe(false)
    expect(wait.config.safeParse({ until: { what: 'instant', at: `${at}+02:00` } }).success).toBe(false)
  })
})
