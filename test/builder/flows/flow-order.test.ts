import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, movedTo, placeOf } from '../../../builder/flows/flow-order.ts'
import { thumbnailHeight, thumbnailOf, thumbnailWidth, tileHeight, tileWidth } from '../../../builder/flows/thumbnail-of.ts'
import { anyFlow } from '../../rig/any-flow.ts'

const flows = [
  { id: 'a', channel: 'web' },
  { id: 'm', channel: 'mail' },
  { id: 'b', channel: 'web' },
  { id: 'c', channel: 'web' },
]

describe('the order in which visitors meet flows', () => {
  test('a flow moves among those of its channel; the others keep their places', () => {
    expect(movedTo(flows, 'c', 0)).toEqual(['c', 'm', 'a', 'b'])
    expect(movedTo(flows, 'a', 1)).toEqual(['b', 'm', 'a', 'c'])
    expect(movedTo(flows, 'a', 99)).toEqual(['b', 'm', 'c', 'a'])
    expect(placeOf(flows, 'b')).toEqual({ at: 1, of: 3 })
  })

  test('no move loses or doubles a flow', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'b', 'c', 'm'), fc.integer({ min: -2, max: 9 }), (id, at) => {
        expect(movedTo(flows, id, at).toSorted()).toEqual(['a', 'b', 'c', 'm'])
      }),
    )
  })

  test('a flow that came meanwhile stands behind', () => {
    expect(inOrder(flows, ['b', 'a']).map(({ id }) => id)).toEqual(['b', 'a', 'm', 'c'])
    expect(inOrder(flows, undefined)).toBe(flows)
  })
})

describe('the picture of a flow', () => {
  test('shows it from its start, and all of it stands in the picture', () => {
    fc.assert(
      fc.property(anyFlow, flow => {
        const { tiles, lines } = thumbnailOf(flow)
        expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(tiles.length)
        for (const { x, y } of tiles) {
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x + tileWidth).toBeLessThanOrEqual(thumbnailWidth)
          expect(y + tileHeight).toBeLessThanOrEqual(thumbnailHeight)
        }
        expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
      }),
    )
  })
})
