import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut } from '../../../builder/editor/layout/lay-out.ts'
import type { LaidBox, LayoutGraph, Places } from '../../../builder/editor/layout/layout-graph.ts'
import { spread } from '../../../builder/editor/layout/place-ranks.ts'

const node = (id: string, about: Partial<LayoutGraph['nodes'][number]> = {}): LayoutGraph['nodes'][number] => ({
  id,
  x: 0,
  y: 0,
  width: 196,
  height: 120,
  isTrigger: false,
  ports: [{ id: 'next', y: 100 }],
  ...about,
})
const graph = (about: Partial<LayoutGraph>): LayoutGraph => ({ nodes: [], edges: [], notes: [], frames: [], ...about })
const edge = (source: string, target: string, port = 'next') => ({ source, port, target })
const placeIn = (places: Places, id: string) => places.get(id) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 }

const overlaps = (places: Places, ids: readonly string[]): readonly string[] =>
  ids.flatMap((a, at) =>
    ids.slice(at + 1).flatMap(b => {
      const [one, two] = [placeIn(places, a), placeIn(places, b)]
      const apart =
        one.x + one.width <= two.x || two.x + two.width <= one.x || one.y + one.height <= two.y || two.y + two.height <= one.y
      return apart ? [] : [`${a} lies on ${b}`]
    }),
  )

/** Any flow: with ways back, parts apart, notes and frames wherever they happen to lie. */
const anyGraph = fc
  .record({
    nodes: fc.array(
      fc.record({
        x: fc.integer({ min: -2_000, max: 2_000 }),
        y: fc.integer({ min: -2_000, max: 2_000 }),
        height: fc.integer({ min: 48, max: 400 }),
        isTrigger: fc.boolean(),
        ports: fc.integer({ min: 0, max: 4 }),
      }),
      { maxLength: 30 },
    ),
    edges: fc.array(fc.tuple(fc.nat(29), fc.nat(3), fc.nat(29)), { maxLength: 50 }),
    notes: fc.array(fc.tuple(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: -2_000, max: 2_000 })), { maxLength: 4 }),
    frames: fc.array(
      fc.tuple(
        fc.integer({ min: -2_000, max: 2_000 }),
        fc.integer({ min: -2_000, max: 2_000 }),
        fc.integer({ min: 40, max: 3_000 }),
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ nodes, edges, notes, frames }): LayoutGraph => {
    const made = nodes.map(({ ports, ...about }, at) =>
      node(`n${at}`, { ...about, ports: Array.from({ length: ports }, (_, port) => ({ id: `p${port}`, y: 60 + port * 24 })) }),
    )
    const triggers = new Set(made.filter(({ isTrigger }) => isTrigger).map(({ id }) => id))
    return graph({
      nodes: made,
      edges: edges
        .map(([from, port, to]) => edge(`n${from}`, `n${to}`, `p${port}`))
        .filter(
          ({ source, target }) => source < `n${made.length}` && made.some(each => each.id === target) && !triggers.has(target),
        )
        .filter(({ source }) => made.some(each => each.id === source)),
      notes: notes.map(([x, y], at) => ({ id: `note${at}`, x, y, width: 200, height: 80 })),
      frames: frames.map(([x, y, size], at) => ({ id: `frame${at}`, x, y, width: size, height: size })),
    })
  })

describe('tidying up', () => {
  test('lays nothing on anything else, whatever is drawn', () => {
    fc.assert(
      fc.property(anyGraph, drawn => {
        const places = layOut(drawn)
        const all = [...drawn.nodes, ...drawn.notes].map(({ id }) => id)
        expect([...places.keys()].sort()).toEqual([...all, ...drawn.frames.map(({ id }) => id)].sort())
        expect(overlaps(places, all)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('gives the same places each time', () => {
    fc.assert(
      fc.property(anyGraph, drawn => {
        expect(layOut(drawn)).toEqual(layOut(structuredClone(drawn)))
      }),
      { numRuns: 40 },
    )
  })

  test('leads from left to right, and the first way straight on', () => {
    const places = layOut(
      graph({
        nodes: [node('hi'), node('start', { isTrigger: true, width: 168 }), node('ask'), node('end')],
        edges: [edge('hi', 'ask'), edge('start', 'hi'), edge('ask', 'end'), edge('ask', 'hi', 'no-reply')],
      }),
    )
    const [start, hi, ask, end] = ['start', 'hi', 'ask', 'end'].map(id => placeIn(places, id))
    expect([start?.x, hi?.x, ask?.x, end?.x].every((x, at, all) => at === 0 || Number(x) > Number(all[at - 1]))).toBe(true)
    expect(new Set([start?.y, hi?.y, ask?.y, end?.y]).size).toBe(1)
  })

  test('keeps what ports lead to in the order of the ports', () => {
    const ports = ['a', 'b', 'c'].map((id, at) => ({ id, y: 100 + at * 24 }))
    const places = layOut(
      graph({
        nodes: [node('ask', { ports }), node('third'), node('first'), node('second')],
        edges: [edge('ask', 'third', 'c'), edge('ask', 'first', 'a'), edge('ask', 'second', 'b')],
      }),
    )
    const ys = ['first', 'second', 'third'].map(id => placeIn(places, id).y)
    expect(ys).toEqual(ys.toSorted((a, b) => a - b))
  })

  test('puts triggers at the left of what they begin, however far in that is', () => {
    const places = layOut(
      graph({
        nodes: [
          node('start', { isTrigger: true }),
          node('hi'),
          node('ask'),
          node('help', { isTrigger: true, y: 500 }),
          node('people'),
        ],
        edges: [edge('start', 'hi'), edge('hi', 'ask'), edge('ask', 'people'), edge('help', 'people')],
      }),
    )
    expect(placeIn(places, 'help').x).toBe(placeIn(places, 'start').x)
  })

  test('puts parts that nothing connects below each other, and what is alone last', () => {
    const places = layOut(
      graph({
        nodes: [node('alone'), node('a'), node('b'), node('c', { y: 900 }), node('d', { y: 900 })],
        edges: [edge('a', 'b'), edge('c', 'd')],
      }),
    )
    const [a, c, alone] = ['a', 'c', 'alone'].map(id => placeIn(places, id).y)
    expect(Number(a)).toBeLessThan(Number(c))
    expect(Number(c)).toBeLessThan(Number(alone))
  })

  test('keeps in a frame what lies in it, and a note by its node', () => {
    const frame: LaidBox = { id: 'frame', x: -20, y: 580, width: 600, height: 300 }
    const places = layOut(
      graph({
        nodes: [node('start', { isTrigger: true }), node('in', { y: 600 }), node('too', { x: 300, y: 600 })],
        edges: [edge('start', 'in'), edge('in', 'too')],
        frames: [frame],
        notes: [{ id: 'note', x: 0, y: 130, width: 180, height: 60 }],
      }),
    )
    const around = placeIn(places, 'frame')
    for (const id of ['in', 'too']) {
      const box = placeIn(places, id)
      expect(box.x).toBeGreaterThan(around.x)
      expect(box.y + box.height).toBeLessThan(around.y + around.height)
      expect(box.x + box.width).toBeLessThan(around.x + around.width)
    }
    expect(placeIn(places, 'note')).toMatchObject({ x: placeIn(places, 'start').x })
    expect(placeIn(places, 'note').y).toBeGreaterThan(placeIn(places, 'start').y)
  })

  test('takes a flow of 2,000 nodes with ways back in seconds', () => {
    const nodes = Array.from({ length: 2_000 }, (_, at) => node(`n${at}`))
    const edges = nodes.flatMap(({ id }, at) => [
      ...(at > 0 ? [edge(`n${Math.floor((at - 1) / 2)}`, id, `p${at % 2}`)] : []),
      ...(at % 7 === 0 ? [edge(id, `n${(at * 13) % 2_000}`, 'back')] : []),
    ])
    const places = layOut(graph({ nodes, edges }))
    expect(places.size).toBe(2_000)
  }, 30_000)
})

test('what is moved apart moves as little as it can: two that want the same place share the way', () => {
  expect(spread([0, 0], [60, 60])).toEqual([-50, 50])
  expect(spread([0, 500], [60, 60])).toEqual([0, 500])
})
