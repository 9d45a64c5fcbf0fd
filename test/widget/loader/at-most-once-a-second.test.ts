import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { may } from '../../../plugins/website/widget/loader/may.ts'

const warned = vi.spyOn(console, 'warn').mockImplementation(() => {})
beforeEach(() => {
  vi.useFakeTimers({ now: 5_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
  warned.mockClear()
})

it('each call goes through once a second; what comes sooner is dropped, and said', () => {
  expect([may('load'), may('load'), may('refresh')]).toEqual([true, false, true])
  vi.advanceTimersByTime(999)
  expect(may('load')).toBe(false)
  // A dropped call is no call: the second goes on from the one that went through.
  vi.advanceTimersByTime(1)
  expect([may('load'), may('load')]).toEqual([true, false])
  expect(warned).toHaveBeenCalledTimes(3)
  expect(warned).toHaveBeenCalledWith('Parley:', 'load(): at most once a second')
})
