import type { FieldSchema } from '../field-props.ts'

/** What a value may be: one fixed word, anything of a type, or one of several shapes that no word tells apart. */
export type Alternative =
  | { readonly is: 'word'; readonly key: string; readonly word: Word }
  | { readonly is: 'type'; readonly key: AlternativeType; readonly schema: FieldSchema }
  | { readonly is: 'shape'; readonly key: string; readonly schema: FieldSchema }

type Word = string | number | boolean
export type AlternativeType = 'text' | 'number' | 'boolean' | 'list' | 'record'

/** The alternatives of a field that takes values of several types, in the order they are declared. Each key is there once. */
export function alternativesOf({ anyOf, oneOf }: FieldSchema): readonly Alternative[] {
  const all = (anyOf ?? oneOf ?? []).flatMap((schema, at): readonly Alternative[] => {
    const words = schema.enum ?? (schema.const === undefined ? undefined : [schema.const])
    if (words) return words.filter(isWord).map(word => ({ is: 'word', key: `=${word}`, word }))
    if (schema.anyOf ?? schema.oneOf) return alternativesOf(schema)
    if (schema.properties) return [{ is: 'shape', key: `shape ${at}`, schema }]
    const key = types[schema.type ?? '']
    return key ? [{ is: 'type', key, schema }] : []
  })
  const once = new Map<string, Alternative>()
  for (const each of all) once.set(each.key, either(once.get(each.key), each))
  return [...once.values()]
}

/** Which of them a value is. */
export function alternativeOf(alternatives: readonly Alternative[], value: unknown): Alternative | undefined {
  const word = alternatives.find(each => each.is === 'word' && each.word === value)
  if (word) return word
  const type = typeOf(value)
  const shapes = alternatives.filter(each => each.is === 'shape')
  const shape =
    type === 'record' ? shapes.toSorted((a, b) => closeness(b.schema, value) - closeness(a.schema, value))[0] : undefined
  return shape ?? alternatives.find(each => each.is === 'type' && each.key === type)
}

/** What is written when another alternative is chosen. */
export function emptyOf(alternative: Alternative): unknown {
  if (alternative.is === 'word') return alternative.word
  if (alternative.is === 'type') return { text: '', number: 0, boolean: true, list: [], record: {} }[alternative.key]
  const { properties = {}, required = [] } = alternative.schema
  // Its names are there from the start, so that it is known again for what it is.
  const begun = required.map(
    name => [name, properties[name]?.const ?? (properties[name]?.type === 'string' ? '' : null)] as const,
  )
  return Object.fromEntries(begun)
}

// Two kinds of text are one: what tells them apart is checked by the server.
function either(before: Alternative | undefined, next: Alternative): Alternative {
  if (before?.is !== 'type' || next.is !== 'type') return before ?? next
  return { ...before, schema: before.schema.type === undefined ? {} : { type: before.schema.type } }
}

// How well a value goes with a shape: by the names that it must have and has, less those it has and that are none of its own.
function closeness({ properties = {}, required = [] }: FieldSchema, value: unknown): number {
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : []
  return required.filter(name => names.includes(name)).length - names.filter(name => !Object.hasOwn(properties, name)).length
}

const types: Readonly<Record<string, AlternativeType>> = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'record',
}

function isWord(value: unknown): value is Word {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

function typeOf(value: unknown): AlternativeType | undefined {
  if (Array.isArray(value)) return 'list'
  return value === null ? undefined : types[typeof value]
}
