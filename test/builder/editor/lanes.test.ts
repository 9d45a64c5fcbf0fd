import { describe, expect, it } from 'vitest'
import { createCards } from '../../../builder/editor/picture/create-cards.ts'
import { lanesBetween } from '../../../builder/editor/picture/lanes.ts'
import { runOf, wayPath } from '../../../builder/editor/picture/way-path.ts'
import { documentOf } from '../../../builder/editor/state/document.ts'
import { flowModel } from '../../../runtime/flow/model.ts'
import { builtInDescriptors, plainWords } from './card-scene.ts'

const descriptors = await builtInDescriptors()
const cards = createCards(descriptors, 'en', plainWords)

/** Steps at these places, each as large as a step that says "Hi". */
function drawn(places: Readonly<Record<string, readonly [x: number, y: number]>>) {
  const document = documentOf(
    flowModel.parse({
      format: 1,
      id: 'f',
      name: 'F',
      kind: 'bot',
      languages: ['en'],
      nodes: Object.entries(places).map(([id, [x, y]]) => ({
        id,
        action: 'say',
        config: { text: { en: 'Hi' } },
        position: { x, y },
      })),
      edges: [],
    }),
  )
  const boxOf = (id: string) => {
    const node = document.nodes.get(id)
    if (!node) throw new Error(`no step ${id}`)
    return { ...node.position, ...cards.of(node) }
  }
  const ends = (source: string, target: string) => {
    const [from, to] = [boxOf(source), boxOf(target)]
    return { source, target, sourceX: from.x + from.width, sourceY: from.y + 80, targetX: to.x, targetY: to.y + 24 }
  }
  const laneOf = (source: string, target: string): number | undefined => lanesBetween(cards).of(document, ends(source, target))
  const meets = (id: string, y: number): boolean => boxOf(id).y < y && y < boxOf(id).y + boxOf(id).height
  return { ends, laneOf, meets }
}

describe('an edge over several columns', () => {
  it('keeps to the height of its end while nothing is there', () => {
    const { laneOf } = drawn({ a: [0, 0], below: [264, 400], b: [528, 0] })
    expect(laneOf('a', 'b')).toBeUndefined()
  })

  it('runs past a card that lies there, on the side that is nearer', () => {
    const { laneOf, meets, ends } = drawn({ a: [0, 0], between: [264, 0], b: [528, 0] })
    const lane = laneOf('a', 'b')
    expect(lane).toBeDefined()
    expect(meets('between', lane ?? 0)).toBe(false)
    const { d, middle } = wayPath(ends('a', 'b'), lane)
    expect(d).toMatch(/^M196 80C.*H472C.* 528 24$/)
    expect(middle.y).toBe(lane)
  })

  it('stays on the height of its beginning where that is free, and turns before its end', () => {
    const { laneOf, ends } = drawn({ a: [0, 400], between: [264, 0], b: [528, 0] })
    expect(laneOf('a', 'b')).toBe(480)
    expect(wayPath(ends('a', 'b'), 480).d).toMatch(/^M196 480H472C/)
  })

  it('finds a lane between the rows of several columns', () => {
    const { laneOf, meets } = drawn({ a: [0, 0], b: [264, 0], c: [528, 0], d: [264, 160], e: [528, 160], f: [792, 0] })
    const lane = laneOf('a', 'f') ?? Number.NaN
    for (const id of ['b', 'c', 'd', 'e']) expect(meets(id, lane)).toBe(false)
  })

  it('goes through where the only way around is out of sight', () => {
    const wall = Object.fromEntries(Array.from({ length: 80 }, (_, row) => [`w${row}`, [264, (row - 40) * 50] as const]))
    expect(drawn({ a: [0, 0], ...wall, b: [528, 0] }).laneOf('a', 'b')).toBeUndefined()
  })

  it('leads back below what it passes, its own two steps as well', () => {
    const { laneOf, meets, ends } = drawn({ a: [0, 0], between: [264, 30], b: [528, 0] })
    const lane = laneOf('b', 'a') ?? runOf(ends('b', 'a'))?.level ?? Number.NaN
    for (const id of ['a', 'between', 'b']) expect(meets(id, lane)).toBe(false)
  })

  it('follows a card that is moved and one that is gone', () => {
    const laneOf = (places: Parameters<typeof drawn>[0]): number | undefined => drawn(places).laneOf('a', 'b')
    expect(laneOf({ a: [0, 0], between: [264, 0], b: [528, 0] })).toBeDefined()
    expect(laneOf({ a: [0, 0], between: [264, 500], b: [528, 0] })).toBeUndefined()
    expect(laneOf({ a: [0, 0], between: [264, 0], b: [528, 0] })).toBeDefined()
    expect(laneOf({ a: [0, 0], b: [528, 0] })).toBeUndefined()
  })
})
