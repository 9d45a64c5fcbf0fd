import type { JsonSchema } from '../../../plugins/kit/descriptor.ts'

/** What fits a field, in words: its kind, else what its schema says. */
export function wordsOf(schema: JsonSchema): string {
  const kind = typeof schema.field === 'string' ? kinds[schema.field] : undefined
  const words = kind ?? shapeOf(schema)
  const such = schema.examples === undefined ? '' : `, such as ${schema.examples.map(code).join(', ')}`
  return `${words}${boundsOf(schema)}${such}`
}

/** A value as JSON in code. */
export function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``
}

/** The schemas in the branches of a choice; none when there is nothing to choose. */
export function optionsOf({ oneOf, anyOf }: JsonSchema): readonly JsonSchema[] {
  return (oneOf ?? anyOf ?? []).filter(isSchema)
}

/** The schema of each thing in a list. */
export function itemsOf({ items }: JsonSchema): JsonSchema | undefined {
  return isSchema(items) ? items : undefined
}

/** The fields of an object, by name. */
export function fieldsOf({ properties = {} }: JsonSchema): readonly (readonly [string, JsonSchema])[] {
  return Object.entries(properties).flatMap(([name, schema]) => (isSchema(schema) ? [[name, schema] as const] : []))
}

// The kinds of `plugins/kit/fields.ts`.
const kinds: Readonly<Record<string, string>> = {
  localised: 'text by language, `{ "en": "..." }`, with slots',
  choices: 'list of answers, `{ "id": "...", "label": { "en": "..." } }`',
  rules: 'list of [rules](#conditions), `{ "id": "...", "when": ... }`, each with a `label` if you like',
  duration: 'duration in ms',
  template: 'text with slots',
  secret: 'name of a credential',
  property: 'name of a contact property',
  variable: 'name of a variable',
  team: 'id of a team',
  list: 'id of a list',
  flow: 'id of a flow',
  node: 'id of a node of this flow',
  article: 'id of an article',
  media: 'id of a file',
  colour: 'colour, such as `"#0f5c5a"`',
  schedule: 'business hours',
  hours: 'id of business hours',
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: '`true` or `false`',
  null: '`null`',
}

function shapeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return schema.enum.map(code).join(', ')
  const options = optionsOf(schema)
  if (options.length > 0) return [...new Set(options.map(shapeOf))].join(', or ')
  if (schema.type === 'array') return listed(itemsOf(schema) ?? {})
  if (schema.type === 'object') return fieldsOf(schema).length > 0 ? 'object' : 'JSON object'
  if (schema.format === 'uri') return 'web address'
  return types[String(schema.type)] ?? 'JSON'
}

function listed(item: JsonSchema): string {
  if (item.field !== undefined || (item.type !== 'object' && optionsOf(item).length === 0)) return `list, each: ${wordsOf(item)}`
  return 'list of objects'
}

function boundsOf({ type, minimum, maximum, maxItems, const: only }: JsonSchema): string {
  if (only !== undefined) return ''
  if (type === 'array') return maxItems === undefined ? '' : `; at most ${maxItems} of them`
  const isBounded = maximum !== undefined && maximum < largest
  if (minimum !== undefined && isBounded) return `, ${minimum} to ${maximum}`
  return isBounded ? `, at most ${maximum}` : ''
}

// The most a duration may be: no bound anybody meets.
const largest = 31_622_400_000

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
