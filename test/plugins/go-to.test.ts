import { describe, expect, it } from 'vitest'
import { goTo } from '../../plugins/go-to/index.ts'
import { play } from '../../plugins/kit/index.ts'

describe('go to', () => {
  it('goes to a node of the same flow', () => {
    expect(play(goTo, { node: 'menu' }).outputs).toEqual([{ type: 'go-to', node: 'menu' }])
  })

  it('goes to another flow', () => {
    expect(play(goTo, { flow: 'support' }).outputs).toEqual([{ type: 'go-to', flow: 'support' }])
  })

  it('wants one place to go to', () => {
    expect(goTo.config.safeParse({}).success).toBe(false)
    expect(goTo.config.safeParse({ flow: 'support', node: 'menu' }).success).toBe(false)
  })
})
