import { expect, it } from 'vitest'
import { z } from 'zod'
import { defineAction, field } from '../../plugins/kit/index.ts'
import { fieldsOf, fieldsOfFlow, kindOf } from '../../runtime/flow/visit-fields.ts'
import { drawn } from '../rig/drawn.ts'
import { fakes } from '../rig/fake-declarations.ts'

const picture = z.object({ type: z.literal('picture'), media: field.media(), alt: field.localised().optional() })
const card = z.object({ type: z.literal('card'), media: field.media().optional(), title: field.localised() })
const config = z.object({
  text: field.localised(),
  saveAs: field.variable().optional(),
  team: field.team().nullable(),
  more: z.array(field.localised()).default([]),
  choices: field.choices().default([]),
  parts: z.array(z.discriminatedUnion('type', [picture, card])).default([]),
  headers: z.record(z.string(), field.template()).default({}),
  plain: z.string().optional(),
})
const action = defineAction({
  id: 'a',
  icon: 'x',
  config,
  ports: ['next'],
  texts: {
    en: {
      name: 'A',
      fields: { text: '', saveAs: '', team: '', more: '', choices: '', parts: '', headers: '', plain: '' },
      ports: { next: '' },
    },
  },
  start: () => 'next',
})

const found = (value: Readonly<Record<string, unknown>>): string[] =>
  fieldsOf(action, value).map(({ kind, path }) => `${kind} ${path.join('.')}`)

it('finds the fields that have a value, however deep', () => {
  const value = {
    text: { en: 'Hi' },
    saveAs: 'x',
    more: [{ en: 'a' }, { en: 'b' }],
    headers: { auth: 'Bearer {{vars.x}}' },
    plain: 'p',
  }
  expect(found(value)).toEqual([
    'localised text',
    'variable saveAs',
    'localised more.0',
    'localised more.1',
    'template headers.auth',
  ])
  expect(found({})).toEqual([])
  expect(found({ text: null, team: 'sales' })).toEqual(['team team'])
})

it('finds the labels of choices, and the choices themselves', () => {
  expect(found({ choices: [{ id: 'a', label: { en: 'A' } }, { id: 'b' }, 7] })).toEqual([
    'choices choices',
    'localised choices.0.label',
  ])
})

it('finds only the fields of the option that a value is', () => {
  const parts = [
    { type: 'picture', media: 'm', alt: { en: 'A' } },
    { type: 'card', media: 'm', title: { en: 'T' } },
  ]
  expect(found({ parts })).toEqual([
    'media parts.0.media',
    'localised parts.0.alt',
    'media parts.1.media',
    'localised parts.1.title',
  ])
})

it('does not mind values of another shape', () => {
  expect(found({ text: 5, more: 'x', choices: {}, parts: [null, 3, {}], headers: [], ['__proto__']: 1 })).toEqual([
    'localised text',
    'choices choices',
  ])
})

it('knows the kind of a field that is not filled in', () => {
  expect(['text', 'saveAs', 'team', 'plain', 'gone', 'toString'].map(name => kindOf(action, name))).toEqual([
    'localised',
    'variable',
    'team',
    undefined,
    undefined,
    undefined,
  ])
})

it('visits every node of a flow whose action is known', () => {
  const flow = drawn([
    ['a', 'say', { text: { en: 'Hi' } }],
    ['b', 'gone', { text: {} }],
    ['c', 'set', { variable: 'x' }],
  ])
  expect([...fieldsOfFlow(flow, fakes)].map(({ node, kind }) => `${node.id} ${kind}`)).toEqual(['a localised', 'c variable'])
})
