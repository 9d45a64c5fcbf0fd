import { describe, expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { runFlow } from '../../plugins/run-flow/index.ts'

describe('run flow', () => {
  it('runs the other flow and stays', () => {
    const scene = play(runFlow, { flow: 'qualify' })
    expect(scene.outputs).toEqual([{ type: 'call', flow: 'qualify' }])
    expect(scene.port).toBeNull()
  })

  it('goes on when that flow has ended', () => {
    const scene = play(runFlow, { flow: 'qualify' })
    scene.hears({ type: 'returned' })
    expect(scene.port).toBe('next')
  })
})
