import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type ChoiceItem, choicesIn, labelled, linesOf, pasted } from '../../../builder/editor/panel/choices/choice-list.ts'
import { fieldGroups } from '../../../builder/editor/panel/field-groups.ts'
import type { FieldSchema } from '../../../builder/editor/panel/field-props.ts'
import { alternativeOf, alternativesOf } from '../../../builder/editor/panel/generic/alternatives.ts'
import { jsonLine, jsonOfLine } from '../../../builder/editor/panel/generic/json-text.ts'
import { moved } from '../../../builder/editor/panel/generic/moved.ts'
import { newValue } from '../../../builder/editor/panel/generic/new-value.ts'
import { recordOf, rowsOf } from '../../../builder/editor/panel/generic/record-rows.ts'
import { asVariant, variantsOf } from '../../../builder/editor/panel/generic/variants.ts'
import { isShown } from '../../../builder/editor/panel/is-shown.ts'
import { localProblem } from '../../../builder/editor/panel/local-problem.ts'
import { missingLanguages } from '../../../builder/editor/panel/missing-languages.ts'
import { problemAt } from '../../../builder/editor/panel/problems-at.ts'
import { wordsOf } from '../../../builder/editor/panel/words-of.ts'
import { ask } from '../../../plugins/ask/index.ts'
import { handoff } from '../../../plugins/handoff/index.ts'
import { descriptorOf } from '../../../plugins/kit/descriptor.ts'
import { say } from '../../../plugins/say/index.ts'
import { set } from '../../../plugins/set/index.ts'
import { webhook } from '../../../plugins/webhook/index.ts'
import { flowModel } from '../../../runtime/flow/model.ts'

const schemaOf = (action: Parameters<typeof descriptorOf>[0]): FieldSchema => descriptorOf(action).config as FieldSchema
const namesIn = (action: Parameters<typeof descriptorOf>[0]): readonly (readonly string[])[] =>
  fieldGroups(schemaOf(action)).map(group => group.map(({ name }) => name))

describe('the order of fields', () => {
  it('is what is said, what it is about, what is saved, what happens otherwise', () => {
    expect(namesIn(ask)).toEqual([
      ['question'],
      ['kind', 'choices', 'min', 'max', 'earliest', 'latest', 'pattern'],
      ['saveAs', 'property'],
      ['retries', 'patience', 'collect', 'dontKnow'],
    ])
  })

  it('keeps a field beside the one it hangs on', () => {
    expect(namesIn(handoff)[1]).toEqual(['to', 'ids', 'by', 'hours', 'askEmail', 'askEmailAfter', 'email'])
  })
})

describe('a field that hangs on another', () => {
  const shown = (action: Parameters<typeof descriptorOf>[0], config: object): readonly string[] => {
    const { properties = {} } = schemaOf(action)
    return Object.keys(properties).filter(name => isShown(properties[name] ?? {}, properties, config))
  }

  it('is shown where it makes sense, and by what is the default when nothing is written', () => {
    expect(shown(ask, {})).toEqual(expect.arrayContaining(['question', 'kind', 'min', 'max', 'pattern']))
    expect(shown(ask, {})).not.toContain('choices')
    expect(shown(ask, { kind: 'choice' })).toContain('choices')
    expect(shown(ask, { kind: 'choice' })).not.toContain('min')
    expect(shown(webhook, { method: 'GET', wait: false })).toEqual(['method', 'url', 'headers', 'wait'])
  })

  it('is hidden with the field it hangs on', () => {
    const properties: FieldSchema['properties'] = {
      a: { type: 'boolean', default: false },
      b: { type: 'boolean', default: true, when: { a: [true] } },
      c: { when: { b: [true] } },
    }
    expect(isShown({ when: { b: [true] } }, properties, { a: false, b: true })).toBe(false)
    expect(isShown({ when: { b: [true] } }, properties, { a: true })).toBe(true)
  })
})

describe('what is wrong at first sight', () => {
  it('is an empty text in every language, but not a list or a default', () => {
    const { properties = {} } = schemaOf(ask)
    expect(localProblem(properties.question ?? {}, { en: ' ' }, true)?.is).toBe('required')
    expect(localProblem(properties.question ?? {}, { en: 'Hi' }, true)).toBeUndefined()
    expect(localProblem({ type: 'array' }, [], true)).toBeUndefined()
    expect(localProblem({ default: 'a' }, undefined, true)).toBeUndefined()
  })

  it('is a number beyond its bounds, a list too long, an address that is none', () => {
    const { properties = {} } = schemaOf(ask)
    expect(localProblem(properties.retries ?? {}, 11, false)).toEqual({ is: 'tooLarge', count: 10 })
    expect(localProblem(properties.retries ?? {}, 1.5, false)?.is).toBe('notWhole')
    expect(localProblem({ type: 'array', maxItems: 1 }, [1, 2], false)).toEqual({ is: 'tooMany', count: 1 })
    expect(localProblem({ type: 'string', format: 'uri' }, 'example', false)?.is).toBe('noAddress')
  })
})

describe('problems', () => {
  const problem = (field: string | undefined, severity: 'error' | 'warning' = 'error', code = 'invalid_config') =>
    ({ node: 'n1', code, severity, message: field ?? '', ...(field === undefined ? {} : { field }) }) as const

  it('stand at their field, errors before warnings, and at fields that draw themselves also those within', () => {
    const problems = [problem('question.nl', 'warning'), problem('question.en'), problem('questions')]
    expect(problemAt(problems, { node: 'n1' }, ['question'], true)?.field).toBe('question.en')
    expect(problemAt(problems, { node: 'n1' }, ['question'], false)).toBeUndefined()
    expect(problemAt(problems, { node: 'n2' }, ['question'], true)).toBeUndefined()
    expect(
      problemAt([{ ...problem('display.heading'), node: undefined }], { within: 'display' }, ['heading'], true),
    ).toBeDefined()
  })

  it('name the languages that are missing now, not those that were when it was checked', () => {
    const { nodes } = flowModel.parse({
      format: 1,
      id: 'f',
      name: 'F',
      kind: 'bot',
      languages: ['en', 'nl', 'pt-br'],
      nodes: [{ id: 'n1', action: 'say', config: { text: { en: 'Hi', pt: 'Oi' }, more: [{ en: 'More' }] } }],
      edges: [],
    })
    const found = [problem('text', 'warning', 'translation_missing'), problem('more.0', 'warning', 'translation_missing')]
    expect(nodes[0] && missingLanguages(nodes[0], ['en', 'nl', 'pt-br'], found)).toEqual([
      { language: 'nl', field: 'text' },
      { language: 'pt-br', field: 'more.0' },
    ])
  })
})

describe('words', () => {
  it('are the reader’s, else English, else made of the key', () => {
    const labels = [{ text: 'Tekst' }, { text: { label: 'Text', hint: 'What is said' } }]
    expect(wordsOf(labels, ['text'])).toEqual({ label: 'Tekst', help: 'What is said' })
    expect(wordsOf(labels, ['parts', 0, 'mediaId'])).toEqual({ label: 'Media id' })
  })
})

describe('choices', () => {
  const two: readonly ChoiceItem[] = [
    { id: 'a', label: { en: 'A', nl: 'Aa' } },
    { id: 'b', label: { en: 'B' } },
  ]

  it('keep their ids whatever they are called', () => {
    expect(labelled(two, 0, 'en', 'Another')[0]).toEqual({ id: 'a', label: { en: 'Another', nl: 'Aa' } })
    expect(labelled(two, 0, 'nl', '')[0]).toEqual({ id: 'a', label: { en: 'A' } })
  })

  it('become several when lines are pasted', () => {
    const ids = ['new1', 'new2']
    const createId = (): string => ids.shift() ?? ''
    const [first = '', ...more] = linesOf('- Red\r\n2) Green\n\n • Blue ')
    expect(pasted(two, 0, 'en', first, more, createId).map(({ id, label }) => [id, label.en])).toEqual([
      ['a', 'Red'],
      ['new1', 'Green'],
      ['new2', 'Blue'],
      ['b', 'B'],
    ])
  })

  it('are found among whatever a file has put there', () => {
    expect(choicesIn([null, 'x', { id: 1, label: {} }, two[0]])).toEqual([two[0]])
    expect(choicesIn('x')).toEqual([])
  })

  it('are all still there after any is moved anywhere', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.integer({ min: -2, max: 12 }),
        fc.integer({ min: -2, max: 12 }),
        (items, from, to) => {
          expect(new Set(moved(items, from, to))).toEqual(new Set(items))
          expect(moved(items, from, to)).toHaveLength(items.length)
        },
      ),
    )
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  })
})

describe('values of several shapes', () => {
  it('are told apart by the field whose word each shape has', () => {
    const variants = variantsOf(schemaOf(say).properties?.parts?.items ?? {})
    expect(variants?.by).toBe('type')
    expect(variants?.options.map(({ value }) => value)).toEqual(['image', 'video', 'audio', 'file', 'card'])
    if (variants)
      expect(asVariant(variants, { type: 'image', mediaId: 'm', alt: {} }, 'card')).toEqual({ type: 'card', mediaId: 'm' })
  })

  it('begin as what they cannot be without', () => {
    const item = schemaOf(say).properties?.parts?.items ?? {}
    expect(newValue(item, () => 'id')).toEqual({ type: 'image', mediaId: '' })
    expect(newValue(z.toJSONSchema(z.object({ id: z.string(), n: z.number().optional() })) as FieldSchema, () => 'new')).toEqual({
      id: 'new',
    })
  })

  it('may be words, or anything of a type', () => {
    const body = alternativesOf(schemaOf(webhook).properties?.body ?? {})
    expect(alternativeOf(body, 'all')?.key).toBe('=all')
    expect(alternativeOf(body, { a: 1 })?.key).toBe('record')
    const to = variantsOf(schemaOf(set).properties?.to ?? {})?.options[0]?.schema.properties?.value ?? {}
    expect(alternativesOf(to).map(({ key }) => key)).toEqual(['text', 'number', 'boolean', 'list'])
  })
})

describe('JSON in a line', () => {
  it('is read as what it was written from', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(jsonOfLine(jsonLine(plain))).toEqual(plain)
      }),
    )
    expect(jsonLine('{{vars.size}}')).toBe('{{vars.size}}')
  })

  it('is a record of rows; a name that is there twice waits', () => {
    const rows = [
      { name: 'a', value: 1 },
      { name: '', value: 2 },
      { name: 'a', value: 3 },
    ]
    expect(recordOf(rows)).toEqual({ a: 1 })
    expect(rowsOf({ a: 1 }, rows)).toBe(rows)
    expect(rowsOf({ b: 2 }, rows)).toEqual([{ name: 'b', value: 2 }])
  })
})
