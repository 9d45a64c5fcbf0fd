import { expect, it } from 'vitest'
import { inBreaths } from '../../../plugins/website/widget/panel/in-breaths.ts'
import { createManualClock } from '../../../runtime/clock/manual-clock.ts'

it('draws at once, then what came meanwhile together, and the last of it always', () => {
  const clock = createManualClock()
  let state = 0
  const drawn: number[] = []
  const drawing = inBreaths(() => drawn.push(state), clock)
  const change = (): void => {
    state += 1
    drawing.again()
  }
  change()
  change()
  change()
  expect(drawn).toEqual([1])
  clock.advance(40)
  expect(drawn).toEqual([1, 3])
  clock.advance(40)
  change()
  expect(drawn).toEqual([1, 3, 4])
})

it('draws nothing after its end', () => {
  const clock = createManualClock()
  let drawn = 0
  const drawing = inBreaths(() => {
    drawn += 1
  }, clock)
  drawing.again()
  drawing.again()
  drawing.end()
  clock.advance(1_000)
  expect(drawn).toBe(1)
})
