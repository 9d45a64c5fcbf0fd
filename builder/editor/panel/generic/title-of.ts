import { pickText } from '../../../../plugins/kit/text.ts'
import type { FieldSchema } from '../field-props.ts'

/** What an item is called in a list: the first text in it; undefined while it has none. */
export function titleOf(schema: FieldSchema, value: unknown, languages: readonly string[]): string | undefined {
  if (schema.field === 'localised') return pickText(textsIn(value), languages) || undefined
  if (schema.field === 'template' || (schema.type === 'string' && !schema.enum && schema.const === undefined && !schema.field))
    return typeof value === 'string' && value !== '' ? value : undefined
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const record: Readonly<Record<string, unknown>> = { ...value }
  for (const part of [schema, ...(schema.oneOf ?? [])])
    for (const [name, field] of Object.entries(part.properties ?? {})) {
      // An id says nothing to people.
      const found = name === 'id' ? undefined : titleOf(field, record[name], languages)
      if (found !== undefined) return found
    }
  return undefined
}

function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}
