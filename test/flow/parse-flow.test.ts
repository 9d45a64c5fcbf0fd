import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { anyFlow } from '../rig/any-flow.ts'
import { flowOf } from '../rig/flow-of.ts'

const flow = flowOf('f', [['start', 'start']])
const thrown = (json: unknown): unknown => {
  try {
    return parseFlow(json)
  } catch (error) {
    return error
  }
}
const wrong = (path: string) =>
  expect.objectContaining({ code: 'flow_invalid', details: expect.arrayContaining([expect.objectContaining({ path })]) })

it('reads a flow and fills in what may be left out', () => {
  expect(parseFlow(flow)).toMatchObject({ id: 'f', channel: 'website', inbox: 'main', target: {}, display: {}, options: {} })
})

it('gives the same again after a round of JSON', () => {
  fc.assert(
    fc.property(anyFlow, one => {
      expect(parseFlow(JSON.parse(JSON.stringify(one)))).toEqual(one)
    }),
  )
})

it('refuses a format of another time by its name', () => {
  expect(thrown({ ...flow, format: 2 })).toMatchObject({ code: 'format_unknown', params: { format: '2', known: 1 } })
  expect(thrown({ ...flow, format: { a: 1 } })).toMatchObject({ code: 'format_unknown', params: { format: 'object' } })
  const { format: _format, ...without } = flow
  expect(thrown(without)).toEqual(wrong('format'))
})

it('says what is wrong where, 50 places at most', () => {
  expect(thrown({ ...flow, name: '' })).toEqual(wrong('name'))
  expect(thrown({ ...flow, extra: 1 })).toMatchObject({ code: 'flow_invalid' })
  expect(thrown({ ...flow, languages: ['en', 'en'] })).toEqual(wrong('languages'))
  expect(thrown({ ...flow, nodes: Array.from({ length: 80 }, () => ({})) })).toMatchObject({ details: { length: 50 } })
})

it.each(['__proto__', 'constructor', 'prototype', 'ended', '', 'a.b', '#a', 'x'.repeat(65)])('refuses a node named "%s"', id => {
  expect(thrown({ ...flow, nodes: [{ id, action: 'say' }] })).toEqual(wrong('nodes.0.id'))
})

it.each(['next', 'choice:a-1', 'no-reply'])('takes an edge from the port "%s"', port => {
  expect(parseFlow({ ...flow, edges: [{ id: 'e', source: 'start', port, target: 'start' }] }).edges).toHaveLength(1)
})

it.each(['', 'a b', 'a:b:c', ':a', 'a:'])('refuses an edge from the port "%s"', port => {
  expect(thrown({ ...flow, edges: [{ id: 'e', source: 'start', port, target: 'start' }] })).toEqual(wrong('edges.0.port'))
})

it('refuses what is nested too deep, before anything walks into it', () => {
  let deep: unknown = 1
  for (let depth = 0; depth < 100_000; depth++) deep = [deep]
  expect(thrown({ ...flow, target: { deep } })).toMatchObject({ code: 'flow_invalid', params: { what: 'nesting' } })
})

it('throws errors of the table for any JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), json => {
      expect(thrown(json)).toMatchObject({ name: 'ParleyError' })
    }),
  )
})
