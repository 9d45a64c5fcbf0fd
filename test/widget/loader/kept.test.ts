import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drop, holds, keep, keeps, kept, keptKeys, mark, mayKeep, prefix } from '../../../plugins/website/widget/loader/kept.ts'
import { readSettings } from '../../../plugins/website/widget/loader/settings.ts'

let stored: Record<string, string>

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
  stored = { theirs: 'x', 'parley:other:token': 'y' }
  // As the browser's: what is kept are its own properties.
  vi.stubGlobal('localStorage', stored)
  vi.stubGlobal('window', { parleySettings: { channel: 'shop' } })
  readSettings('https://chat.example', {})
  mayKeep(true)
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('what is kept in the page’s storage', () => {
  it('stands under the channel’s own prefix', () => {
    expect(prefix()).toBe('parley:shop:')
    mark('open', 1_000)
    expect(Object.keys(stored)).toEqual(['theirs', 'parley:other:token', 'parley:shop:open'])
    expect(kept('token')).toBe(undefined)
  })

  it('wears off', () => {
    mark('hide-welcome', 60_000)
    expect(holds('hide-welcome')).toBe(true)
    vi.advanceTimersByTime(59_999)
    expect(holds('hide-welcome')).toBe(true)
    vi.advanceTimersByTime(1)
    expect(holds('hide-welcome')).toBe(false)
    mark('open', 60_000)
    mark('open', 0)
    expect(holds('open')).toBe(false)
    expect(holds('never')).toBe(false)
  })

  it('is dropped as a whole, and nothing of anybody else with it', () => {
    stored['parley:shop:token'] = 'a'
    stored['parley:shop:out:1'] = 'b'
    expect(keptKeys('out:')).toEqual(['parley:shop:out:1'])
    drop('')
    expect(stored).toEqual({ theirs: 'x', 'parley:other:token': 'y' })
  })

  it('lives as long as the page where the browser refuses', () => {
    const refuse = () => {
      throw new Error('no')
    }
    vi.stubGlobal('localStorage', new Proxy({}, { get: refuse, set: refuse, ownKeys: refuse, deleteProperty: refuse }))
    mark('open', 1_000)
    expect(holds('open')).toBe(true)
    expect(keptKeys('')).toEqual(['parley:shop:open'])
    drop('')
    expect(kept('open')).toBe(undefined)
  })
})

describe('as long as nobody has allowed it', () => {
  it('nothing is written, and what is noted lives as long as the page; once they do, all of it is kept', () => {
    mayKeep(false)
    const before = { ...stored }
    mark('hide-welcome', 60_000)
    keep('visit', 'v')
    expect(stored).toEqual(before)
    expect([holds('hide-welcome'), kept('visit'), keeps]).toEqual([true, 'v', false])
    mayKeep(true)
    expect(stored).toEqual({ ...before, 'parley:shop:hide-welcome': '1060000', 'parley:shop:visit': 'v' })
    keep('visit', 'w')
    expect(stored['parley:shop:visit']).toBe('w')
  })
})
