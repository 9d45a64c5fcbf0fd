import { expect, it } from 'vitest'
import { createUnreadCount } from '../../../plugins/website/widget/panel/unread-count.ts'

function scene() {
  const told: number[] = []
  const page = { isWatched: false }
  let due: (() => void) | undefined
  const clock = {
    after(_ms: number, run: () => void) {
      due = run
      return () => {
        due = undefined
      }
    },
  }
  const { heard, end } = createUnreadCount(
    clock,
    () => page.isWatched,
    count => told.push(count),
  )
  return { page, told, heard, end, wait: () => due?.() }
}

it('what comes while nobody looks is told at once, and once', () => {
  const { heard, told } = scene()
  for (const count of [0, 1, 1, 2, 0]) heard(count)
  expect(told).toEqual([1, 2, 0])
})

it('what is read the moment it comes is not told; what stays unread is, in a while or when the visitor looks away', () => {
  const { heard, told, page, wait } = scene()
  page.isWatched = true
  heard(1)
  heard(0)
  wait()
  expect(told).toEqual([])
  heard(1)
  wait()
  expect(told).toEqual([1])
  heard(2)
  page.isWatched = false
  heard(2)
  expect(told).toEqual([1, 2])
})

it('nothing is told after the end', () => {
  const { heard, told, page, wait, end } = scene()
  page.isWatched = true
  heard(1)
  end()
  wait()
  expect(told).toEqual([])
})
