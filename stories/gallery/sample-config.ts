import { fieldGroups } from '../../builder/editor/panel/field-groups.ts'
import type { FieldSchema } from '../../builder/editor/panel/field-props.ts'
import { variantsOf } from '../../builder/editor/panel/generic/variants.ts'
import { isShown } from '../../builder/editor/panel/is-shown.ts'
import { wordsOf } from '../../builder/editor/panel/words-of.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'

type Config = Readonly<Record<string, unknown>>

/** A config as an author might fill it in, made from nothing but what the declaration says. Texts say what they are for. */
export function sampleConfig({ config, texts }: Pick<Descriptor, 'config' | 'texts'>, language: string): Config {
  const labels = [texts[language]?.fields, texts.en.fields]
  // The boundary: what a descriptor says of its config is JSON Schema.
  const schema = config as FieldSchema
  const words = (path: readonly (string | number)[]): string => wordsOf(labels, path).label
  const filled: Record<string, unknown> = {}
  for (const { name, schema: field, isRequired } of fieldGroups(schema).flat())
    if (isShown(field, schema.properties, filled)) put(filled, name, isRequired, sampleOf(field, [name], language, words))
  return filled
}

type Words = (path: readonly (string | number)[]) => string

// What has a default says it: as it would be for who leaves it alone.
function put(into: Record<string, unknown>, name: string, isRequired: boolean, value: unknown): void {
  if (value !== undefined || isRequired) into[name] = value
}

/** One value that fits the schema, and that people would write. */
function sampleOf(schema: FieldSchema, path: readonly (string | number)[], language: string, words: Words): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  const own = schema.field === undefined ? undefined : samples[schema.field]
  if (own) return own(words(path), language)
  if (schema.enum) return schema.enum[0]
  if (schema.type === 'array')
    return schema.items ? [sampleOf(schema.items, [...path, 0], language, words)].filter(each => each !== undefined) : []
  if (schema.properties) return objectOf(schema, path, language, words)
  const first = variantsOf(schema)?.options[0]?.schema ?? schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (first) return sampleOf(first, path, language, words)
  return plain(schema, words(path))
}

function objectOf(
  { properties = {}, required = [] }: FieldSchema,
  path: readonly (string | number)[],
  language: string,
  words: Words,
) {
  const filled: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(properties))
    if (required.includes(name)) put(filled, name, true, sampleOf(field, [...path, name], language, words))
  return filled
}

function plain({ type, format, minimum = 0, minLength = 0 }: FieldSchema, label: string): unknown {
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(minimum, 3)
  if (type === 'object') return {}
  if (type !== 'string') return undefined
  return format === 'uri' ? 'https://example.com/orders' : label.padEnd(minLength, '.')
}

const samples: Readonly<Record<string, (label: string, language: string) => unknown>> = {
  localised: (label, language) => ({ [language]: `${label}, {{contact.firstName|there}}` }),
  choices: (label, language) => ['a', 'b'].map(id => ({ id, label: { [language]: `${label} ${id.toUpperCase()}` } })),
  rules: () => [{ id: 'a', when: { type: 'text', of: 'contact.email', is: 'known' } }],
  template: label => `${label} {{vars.name}}`,
  duration: () => 5_400_000,
  variable: () => 'answer',
  property: () => 'email',
  team: () => 'sales',
  list: () => 'newsletter',
  flow: () => 'support',
  node: () => 'sample',
  secret: () => 'api-key',
  article: () => 'warranty',
  media: () => undefined,
  colour: () => '#0f5c5a',
  hours: () => 'office',
  schedule: () => ({ tz: 'Europe/Amsterdam', weekly: [{ day: 1, from: '09:00', to: '17:30' }], holidays: [] }),
  code: () => "const size = Number(input.vars.size)\n\nreturn size > 50 ? 'large' : 'small'\n",
}
