import { describe, expect, it } from 'vitest'
import { play } from '../../plugins/kit/index.ts'
import { returnBack } from '../../plugins/return/index.ts'

describe('return', () => {
  it('goes back and repeats the open question', () => {
    expect(play(returnBack, {}).outputs).toEqual([{ type: 'back', repeat: true }])
  })

  it('goes back in silence when told so', () => {
    expect(play(returnBack, { repeat: false }).outputs).toEqual([{ type: 'back', repeat: false }])
  })
})
