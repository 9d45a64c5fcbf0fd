import { describe, expect, it } from 'vitest'
import { close } from '../../plugins/close/index.ts'
import { play } from '../../plugins/kit/index.ts'

describe('close', () => {
  it('closes in silence', () => {
    const scene = play(close, {})
    expect(scene.closed).toBe(true)
    expect(scene.said).toEqual([])
  })

  it('says farewell before it closes', () => {
    const scene = play(close, { farewell: { en: 'Bye {{contact.firstName|for now}}' } })
    expect(scene.outputs).toEqual([{ type: 'say', message: { text: 'Bye for now' } }, { type: 'close' }])
  })

  it('says nothing when the farewell is empty', () => {
    expect(play(close, { farewell: { en: '' } }).said).toEqual([])
  })
})
