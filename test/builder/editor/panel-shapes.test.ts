import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readableSchema } from '../../../builder/editor/known/readable-schema.ts'
import { broken, indented, outdented } from '../../../builder/editor/panel/code/code-edits.ts'
import { alternativeOf, alternativesOf, emptyOf } from '../../../builder/editor/panel/generic/alternatives.ts'
import { schemaOf } from '../../../plugins/kit/descriptor.ts'

const read = (shape: z.ZodType) => readableSchema(schemaOf(z.object({ it: shape }))).properties?.it

describe('what a stranger may write in zod', () => {
  it('has one type at each place: what may be null may be left out', () => {
    expect(read(z.string().nullable())).toEqual({ type: 'string', default: null })
    expect(read(z.object({ a: z.string() }).nullable())).toMatchObject({
      type: 'object',
      default: null,
      properties: { a: { type: 'string' } },
    })
    expect(read(z.union([z.string(), z.number()]))).toEqual({ anyOf: [{ type: 'string' }, { type: 'number' }] })
    expect(read(z.null())).toEqual({ const: null })
  })

  it('is an object where a record has names that are known', () => {
    expect(read(z.record(z.enum(['low', 'high']), z.number()))).toMatchObject({
      properties: { low: { type: 'number' }, high: { type: 'number' } },
      required: ['low', 'high'],
    })
  })

  it('may refer to itself, and ends all the same', () => {
    const branch: z.ZodType = z.object({ name: z.string(), children: z.lazy(() => z.array(branch)) })
    const tree = read(z.object({ left: branch, right: branch }))
    expect(tree?.properties?.right?.properties?.children?.items?.properties?.name).toEqual({ type: 'string' })
    expect(JSON.stringify(tree).length).toBeLessThan(5_000)
    expect(JSON.stringify(read(z.json())).length).toBeLessThan(50_000)
  })

  it('leaves fields that draw themselves as they are, and is the very same for the same schema', () => {
    const schema = schemaOf(z.object({ it: z.array(z.string()).nullable().meta({ field: 'special' }) }))
    expect(readableSchema(schema).properties?.it).toMatchObject({ field: 'special' })
    expect(readableSchema(schema)).toBe(readableSchema(schema))
  })

  it('may be one of several shapes that no word tells apart', () => {
    const schema = read(
      z.union([z.object({ street: z.string() }), z.object({ lat: z.number(), lng: z.number() }), z.literal('none')]),
    )
    const all = alternativesOf(schema ?? {})
    expect(all.map(({ key }) => key)).toEqual(['shape 0', 'shape 1', '=none'])
    for (const each of all) expect(alternativeOf(all, emptyOf(each))?.key).toBe(each.key)
    expect(alternativeOf(all, { lat: 1 })?.key).toBe('shape 1')
  })

  it('is offered once where two of its kinds are texts', () => {
    expect(alternativesOf(read(z.union([z.email(), z.url(), z.int()])) ?? {})).toEqual([
      { is: 'type', key: 'text', schema: { type: 'string' } },
      { is: 'type', key: 'number', schema: expect.objectContaining({ type: 'integer' }) },
    ])
  })
})

describe('code', () => {
  const at = (text: string) => {
    const from = text.indexOf('|')
    const last = text.lastIndexOf('|')
    return { text: text.replaceAll('|', ''), from, to: last === from ? from : last - 1 }
  }
  const shown = ({ text, from, to }: ReturnType<typeof at>) =>
    from === to
      ? `${text.slice(0, from)}|${text.slice(from)}`
      : `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`

  it('goes in and out by two spaces: at the caret, or all lines that are selected', () => {
    expect(shown(indented(at('a|b')))).toBe('a  |b')
    expect(shown(indented(at('if (x) {\n|one\n\ntwo|\n}')))).toBe('if (x) {\n  |one\n\n  two|\n}')
    expect(shown(outdented(at('    o|ne')))).toBe('  o|ne')
    expect(shown(outdented(at('|  one\ntwo\n|  three')))).toBe('|one\ntwo\n|  three')
    expect(shown(outdented(at('|one')))).toBe('|one')
  })

  it('goes on where the line before began, and further in after an open bracket', () => {
    expect(shown(broken(at('  a = 1|')))).toBe('  a = 1\n  |')
    expect(shown(broken(at('if (x) {|}')))).toBe('if (x) {\n  |}')
    expect(shown(broken(at('a|bc|d')))).toBe('a\n|d')
  })
})
