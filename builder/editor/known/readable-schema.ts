import type { JsonSchema } from '../../../plugins/kit/descriptor.ts'
import type { FieldSchema } from '../panel/field-props.ts'

/** JSON Schema as zod writes it, before a panel can read it. */
type Raw = Omit<FieldSchema, 'type' | 'properties' | 'items' | 'additionalProperties' | 'anyOf' | 'oneOf' | 'allOf'> & {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Raw>>
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Raw>>
  readonly propertyNames?: Raw
  readonly additionalProperties?: Raw | boolean
  readonly items?: Raw | boolean
  readonly prefixItems?: readonly Raw[]
  readonly anyOf?: readonly Raw[]
  readonly oneOf?: readonly Raw[]
  readonly allOf?: readonly Raw[]
}

const known = new WeakMap<JsonSchema, JsonSchema & FieldSchema>()

/**
 * The schema with one type at each place: references are followed, what may be null may be left out, records of known names are
 * objects, and parts that hold together are one. The same schema gives the very same answer.
 */
export function readableSchema(schema: JsonSchema): JsonSchema & FieldSchema {
  const before = known.get(schema)
  if (before) return before
  // The boundary: descriptors carry what zod made of a declaration, and this is JSON Schema again.
  const raw = schema as Raw
  const read = plain(raw, { root: raw, depth: 0 }) as JsonSchema & FieldSchema
  known.set(schema, read)
  return read
}

interface Around {
  readonly root: Raw
  /** How many references lead here: what refers to itself has no end. */
  readonly depth: number
}

const deepest = 4

function plain(schema: Raw, around: Around): FieldSchema {
  const { $ref, $defs: _defs, propertyNames, type, ...rest } = schema
  if ($ref !== undefined) return followed($ref, rest, around)
  // These draw themselves, whatever they are made of.
  if (schema.field !== undefined) return { ...shallow(rest), ...oneType(type) }
  if (schema.allOf) return plain({ ...rest, ...joined(schema.allOf, around), ...oneTypeOf(type) }, around)
  const choices = nonNull(rest.anyOf)
  if (choices?.length === 1 && choices[0]) return plain({ default: null, ...without(rest), ...choices[0] }, around)
  const names = propertyNames?.enum
  const properties = rest.properties ?? (names && namedBy(names, rest.additionalProperties))
  return {
    ...parts({ ...rest, ...(properties ? { properties } : {}), ...(choices ? { anyOf: choices } : {}) }, around),
    ...oneType(type),
  }
}

function followed($ref: string, rest: Raw, { root, depth }: Around): FieldSchema {
  const target = $ref === '#' ? root : root.$defs?.[$ref.replace('#/$defs/', '')]
  if (!target || depth >= deepest) return shallow(rest)
  return plain({ ...target, ...rest }, { root, depth: depth + 1 })
}

function parts(schema: Raw, around: Around): FieldSchema {
  const { properties, items, prefixItems, anyOf, oneOf, additionalProperties } = schema
  const each = (list: readonly Raw[]): readonly FieldSchema[] => list.map(part => plain(part, around))
  return {
    ...shallow(schema),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, plain(part, around)])) }
      : {}),
    ...(typeof items === 'object' ? { items: plain(items, around) } : {}),
    ...(prefixItems ? { prefixItems: each(prefixItems) } : {}),
    ...(anyOf ? { anyOf: each(anyOf) } : {}),
    ...(oneOf ? { oneOf: each(oneOf) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: plain(additionalProperties, around) } : {}),
  }
}

/** What stands at this place alone. */
function shallow(schema: Raw): FieldSchema {
  const {
    type,
    properties: _properties,
    items: _items,
    prefixItems: _prefixItems,
    anyOf: _anyOf,
    oneOf: _oneOf,
    allOf: _allOf,
    additionalProperties: _additional,
    propertyNames: _names,
    ...own
  } = schema
  return { ...own, ...oneType(type) }
}

// What may be null may as well be left out: a panel has no other word for nothing.
function oneType(type: Raw['type']): FieldSchema {
  if (type === undefined || typeof type === 'string')
    return type === undefined ? {} : type === 'null' ? { const: null } : { type }
  const types = type.filter(each => each !== 'null')
  const [only] = types
  const kinds = types.length === 1 && only !== undefined ? { type: only } : { anyOf: types.map(each => ({ type: each })) }
  return types.length === type.length ? kinds : { ...kinds, default: null }
}

const oneTypeOf = (type: Raw['type']): Pick<Raw, 'type'> => (type === undefined ? {} : { type })

function nonNull(anyOf: Raw['anyOf']): readonly Raw[] | undefined {
  return anyOf?.filter(({ type }) => type !== 'null')
}

function without({ anyOf: _anyOf, ...rest }: Raw): Raw {
  return rest
}

function namedBy(names: readonly unknown[], value: Raw | boolean | undefined): Readonly<Record<string, Raw>> {
  return Object.fromEntries(names.map(name => [String(name), typeof value === 'object' ? value : {}]))
}

function joined(all: readonly Raw[], { root }: Around): Raw {
  const whole = all.map(part =>
    part.$ref === undefined ? part : { ...root.$defs?.[part.$ref.replace('#/$defs/', '')], ...part, $ref: undefined },
  )
  const { $ref: _ref, ...first }: Raw = Object.assign({}, ...whole)
  return {
    ...first,
    properties: Object.assign({}, ...whole.map(({ properties }) => properties ?? {})),
    required: [...new Set(whole.flatMap(({ required = [] }) => required))],
  }
}
