import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyOf } from '../../../builder/flows/copy-of.ts'
import { fileNameOf, flowText } from '../../../builder/flows/flow-file.ts'
import { flowFrom } from '../../../builder/flows/flow-from.ts'
import { inLanguages } from '../../../builder/flows/in-languages.ts'
import { readFlowFile } from '../../../builder/flows/read-flow-file.ts'
import { parseFlow } from '../../../runtime/flow/parse-flow.ts'
import { anyFlow } from '../../rig/any-flow.ts'
import { en, flowOf } from '../../rig/flow-of.ts'

const small = parseFlow({
  ...flowOf('small', [
    ['start', 'start', {}, { next: 'hi' }],
    ['hi', 'say', { text: en('Hi') }],
  ]),
  frames: [{ id: 'f', x: 1, y: 2, width: 300, height: 200, title: 'All' }],
})

describe('a flow as a file', () => {
  test('comes back as it was, and the same flow is always the same bytes', () => {
    fc.assert(
      fc.property(anyFlow, flow => {
        const text = flowText(flow)
        const { flow: back } = readFlowFile(text)
        expect(back).toEqual(flow)
        expect(back && flowText(back)).toBe(text)
        expect(flowText(parseFlow(JSON.parse(JSON.stringify(turned(flow)))))).toBe(text)
      }),
    )
  })

  test('keeps the order of the model, a value per line, texts in the order of the flow’s languages', () => {
    const flow = {
      ...small,
      languages: ['nl', 'en'],
      nodes: [{ ...small.nodes[0], config: { b: 1, a: { en: 'Hi', nl: 'Hoi' } } }],
    }
    const text = flowText(parseFlow({ ...flow, edges: [] }))
    const keys = 'format id name kind channel inbox languages nodes edges frames target display options'
    expect(Object.keys(JSON.parse(text)).join(' ')).toBe(keys)
    const config = text.slice(text.indexOf('"config"')).split('\n').slice(0, 7)
    expect(config.map(line => line.trim())).toEqual(['"config": {', '"a": {', '"nl": "Hoi",', '"en": "Hi"', '},', '"b": 1', '},'])
    expect(text.endsWith('}\n')).toBe(true)
    expect(fileNameOf(small)).toBe('small.flow.json')
  })
})

// The same with all keys the other way round.
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]: [string, unknown]) => [key, turned(inner)]),
  )
}

describe('a file that is no flow', () => {
  test.each([
    ['', '', 'noJson'],
    ['{', '', 'noJson'],
    ['[]', '', 'noFlow'],
    ['{"typebotId":1}', '', 'noFlow'],
    ['{"nodes":[],"format":9}', 'format', 'format'],
    [JSON.stringify({ ...small, name: undefined }), 'name', 'missing'],
    [JSON.stringify({ ...small, name: 5 }), 'name', 'wrongKind'],
    [JSON.stringify({ ...small, extra: 5 }), '', 'unknownKey'],
    [JSON.stringify({ ...small, name: 'x'.repeat(201) }), 'name', 'tooMuch'],
    [JSON.stringify({ ...small, languages: [] }), 'languages', 'tooLittle'],
    [JSON.stringify({ ...small, id: 'a b' }), 'id', 'malformed'],
    [`{"nodes":${'['.repeat(100)}${']'.repeat(100)}}`, '', 'malformed'],
  ])('%j is told from one by its place and reason', (text, path, what) => {
    expect(readFlowFile(text).problems?.[0]).toMatchObject({ path, what })
  })

  test('a mark at its beginning does not make it one', () => {
    expect(readFlowFile(`\uFEFF${flowText(small)}`).flow).toEqual(small)
  })

  test('nothing makes reading throw', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(readFlowFile(text)).toBeDefined()
      }),
    )
  })
})

describe('a copy', () => {
  test('has a name and an id of its own', () => {
    expect(copyOf(small, ' Copy of small ', ['copy-of-small'])).toMatchObject({ id: 'copy-of-small-2', name: 'Copy of small' })
    expect(copyOf(small, '日本語', [])).toMatchObject({ id: 'flow', name: '日本語' })
  })
})

describe('a flow of a template', () => {
  const text = { en: 'Hi', nl: 'Hoi' }
  test('speaks the languages wanted, the first of them at least in words that are there', () => {
    expect(inLanguages({ text, kind: 'text', list: [text] }, ['en', 'nl'], ['nl'])).toEqual({
      text: { nl: 'Hoi' },
      kind: 'text',
      list: [{ nl: 'Hoi' }],
    })
    expect(inLanguages({ text }, ['en', 'nl'], ['fr', 'nl-be'])).toEqual({ text: { fr: 'Hi', 'nl-be': 'Hoi' } })
  })

  test('has the channel, kind and inbox that were chosen', () => {
    const made = flowFrom(small, { channel: 'shop', kind: 'live-chat', inbox: 'sales', languages: ['da'] })
    expect(made).toMatchObject({ channel: 'shop', kind: 'live-chat', inbox: 'sales', languages: ['da'] })
    expect(made.nodes[1]?.config).toEqual({ text: { da: 'Hi' } })
  })
})
