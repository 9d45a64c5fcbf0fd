import type { JsonSchema } from '../descriptor.ts'

/** What is wrong with saying when fields are shown: `when` names fields beside it, and values these can have. */
export function whenProblems(schema: JsonSchema, at = ''): readonly string[] {
  const fields = Object.entries(schema.properties ?? {}).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1]))
  const own = fields.flatMap(([name, field]) => {
    const path = at ? `${at}.${name}` : name
    const wanted = Object.entries(isRecord(field.when) ? field.when : {})
    return wanted.flatMap(([beside, values]) => besideProblems(path, beside, values, Object.fromEntries(fields)[beside]))
  })
  const inner = [...fields.map(([name, field]) => [at ? `${at}.${name}` : name, field] as const), ...partsOf(schema, at)]
  return [...own, ...inner.flatMap(([path, part]) => whenProblems(part, path))]
}

function besideProblems(path: string, beside: string, values: unknown, field: JsonSchema | undefined): readonly string[] {
  if (!field) return [`config.${path} is shown by "${beside}", which does not stand beside it: name one that does`]
  const options: readonly unknown[] | undefined = field.enum ?? (field.type === 'boolean' ? [true, false] : undefined)
  const wanted: readonly unknown[] = Array.isArray(values) ? values : [values]
  return wanted
    .filter(value => options !== undefined && !options.includes(value))
    .map(value => `config.${path} is shown when "${beside}" is "${String(value)}", which it cannot be: use one of its options`)
}

function partsOf(schema: JsonSchema, at: string): readonly (readonly [string, JsonSchema])[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), schema.items].flat()
  return parts.filter(isSchema).map(part => [at, part] as const)
}

function isSchema(part: unknown): part is JsonSchema {
  return isRecord(part)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
