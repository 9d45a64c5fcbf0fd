import { describe, expect, it } from 'vitest'
import { drawn } from '../../plugins/kit/drawn.ts'
import { play } from '../../plugins/kit/index.ts'
import { split } from '../../plugins/split/index.ts'

const arms = [
  { id: 'old', label: 'Old greeting', weight: 3 },
  { id: 'none', label: 'Switched off', weight: 0 },
  { id: 'new', label: 'New greeting', weight: 1 },
]
const portAt = (random: number): string | null => play(split, { arms }, { facts: { random } }).port

describe('split', () => {
  it('sends visitors by weight, whatever the weights add up to, and nobody where the weight is 0', () => {
    expect([0, 0.5, 0.749, 0.75, 0.999].map(portAt)).toEqual(['arm:old', 'arm:old', 'arm:old', 'arm:new', 'arm:new'])
  })

  it('has two arms with the same weight when it is new', () => {
    expect(play(split, {}, { facts: { random: 0.49 } }).port).toBe('arm:a')
    expect(play(split, {}, { facts: { random: 0.5 } }).port).toBe('arm:b')
  })

  it('sends who comes again the same way', () => {
    const first = play(split, { arms }, { facts: { random: 0.9 } })
    expect(play(split, { arms }, { facts: { random: 0 }, vars: first.vars }).port).toBe('arm:new')
  })

  it('draws again for an arm that is there no more', () => {
    const scene = play(split, { arms, saveAs: 'greeting' }, { facts: { random: 0 }, vars: { greeting: 'gone' } })
    expect([scene.port, scene.vars]).toEqual(['arm:old', { greeting: 'old' }])
  })

  it('draws each time where the author wants that, and still says which arm it was', () => {
    const about = { arms, sticky: false, saveAs: 'greeting' }
    const scene = play(split, about, { facts: { random: 0 }, vars: { greeting: 'new' } })
    expect([scene.port, scene.vars]).toEqual(['arm:old', { greeting: 'old' }])
    expect(play(split, { arms, sticky: false }, { facts: { random: 0 } }).vars).toEqual({})
  })

  it('needs two arms, a weight, and ids of their own', () => {
    const [one, two] = ['a', 'b'].map(id => ({ id, label: id, weight: 1 }))
    for (const broken of [
      [],
      [one],
      [one, one],
      [one, two].map(arm => ({ ...arm, weight: 0 })),
      [one, { ...two, weight: -1 }],
      [one, { ...two, label: ' ' }],
    ])
      expect(split.config.safeParse({ arms: broken }).success, JSON.stringify(broken)).toBe(false)
  })
})

describe('what nodes draw in one turn', () => {
  const turns = Array.from({ length: 20_000 }, (_, at) => (at + 0.5) / 20_000)
  const share = (is: (random: number) => boolean): number => turns.filter(is).length / turns.length
  const low = (node: string) => (random: number) => drawn(random, { flow: 'f', node }) < 0.5

  it('is as even as the turn itself, and says nothing of what another node draws', () => {
    expect(share(low('n1'))).toBeCloseTo(0.5, 1)
    expect(share(low('n2'))).toBeCloseTo(0.5, 1)
    expect(share(random => low('n1')(random) && low('n2')(random))).toBeCloseTo(0.25, 1)
  })
})
