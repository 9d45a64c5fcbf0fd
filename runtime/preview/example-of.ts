import type { z } from 'zod'
import { type Choosing, choosing } from './choosing.ts'
import { exampleNumber } from './example-number.ts'
import { type ExampleSchema, exampleSchemaOf, resolved } from './example-schema.ts'
import { exampleText } from './example-text.ts'

/** Something that fits a schema: what could come back from outside when all goes well. Null where nothing that fits was found. */
export function exampleOf(result: z.ZodType | undefined): unknown {
  if (!result) return null
  const root = exampleSchemaOf(result)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const made = asJson(exampleIn(root, { root, name: '', depth: 0, choose: choosing(attempt) }))
    if (made !== undefined && result.safeParse(made).success) return made
  }
  return null
}

const attempts = 300

interface Making {
  readonly root: ExampleSchema
  /** What the value is called where it stands. */
  readonly name: string
  readonly depth: number
  readonly choose: Choosing
}

/** Deeper than this nothing goes that may be left out: a schema may hold itself. */
const deepest = 5

function exampleIn(given: ExampleSchema, making: Making): unknown {
  const schema = resolved(given, making.root)
  const { choose } = making
  if (schema.const !== undefined) return schema.const
  if (schema.examples?.[0] !== undefined) return schema.examples[0]
  if (schema.default !== undefined) return schema.default
  if (schema.enum) return schema.enum[choose.of(schema.enum.length)]
  const options = schema.anyOf ?? schema.oneOf
  const deeper = { ...making, depth: making.depth + 1 }
  if (options) {
    const own = making.depth < deepest ? options : options.toSorted((a, b) => weight(a) - weight(b))
    return exampleIn(own[choose.of(own.length)] ?? {}, deeper)
  }
  if (schema.allOf) return together(schema.allOf.map(part => exampleIn(part, deeper)))
  switch (schema.type) {
    case 'object':
      return exampleObject(schema, making)
    case 'array':
      return exampleArray(schema, making)
    case 'string':
      return exampleText(schema, making.name, choose)
    case 'integer':
    case 'number':
      return exampleNumber(schema, making.name, choose)
    case 'boolean':
      return choose.of(2) === 0
    case 'null':
      return null
    default:
      return anything[choose.of(anything.length)]
  }
}

// Of what nothing is known.
const anything: readonly unknown[] = [{}, 'text', 1, true, null, []]

function exampleObject(schema: ExampleSchema, making: Making): unknown {
  const { properties = {}, required = [], propertyNames, additionalProperties } = schema
  const { choose, depth } = making
  const deeper = { ...making, depth: depth + 1 }
  const mayHaveMore = depth < deepest && choose.includes()
  const named = Object.entries(properties)
    .filter(([key]) => required.includes(key) || mayHaveMore)
    .map(([key, value]): [string, unknown] => [key, exampleIn(value, { ...deeper, name: key })])
  if (typeof additionalProperties !== 'object') return Object.fromEntries(named)
  const more = required.filter(key => !Object.hasOwn(properties, key))
  if (more.length === 0 && mayHaveMore)
    more.push(String(exampleIn(propertyNames ?? { type: 'string' }, { ...deeper, name: 'key' })))
  const others = more.map((key): [string, unknown] => [key, exampleIn(additionalProperties, { ...deeper, name: key })])
  return Object.fromEntries([...named, ...others])
}

function exampleArray(schema: ExampleSchema, making: Making): unknown {
  const { prefixItems = [], items, minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  const { choose, depth } = making
  const deeper = { ...making, depth: depth + 1 }
  const first = prefixItems.map(item => exampleIn(item, deeper))
  if (typeof items !== 'object') return first
  const wanted = depth < deepest && choose.includes() ? Math.max(minItems, 1) : minItems
  const count = Math.min(wanted, maxItems) - first.length
  return [...first, ...Array.from({ length: Math.max(count, 0) }, () => exampleIn(items, deeper))]
}

function together(parts: readonly unknown[]): unknown {
  const isObject = (part: unknown): part is object => typeof part === 'object' && part !== null && !Array.isArray(part)
  return parts.every(isObject) ? Object.assign({}, ...parts) : parts[0]
}

function weight({ $ref, type }: ExampleSchema): number {
  if ($ref !== undefined) return 2
  return type === 'object' || type === 'array' || type === undefined ? 1 : 0
}

// What comes back from outside is JSON.
function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
}
