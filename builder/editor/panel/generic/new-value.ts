import type { FieldSchema } from '../field-props.ts'

/** What a new item begins as: what it cannot be without, and nothing else. */
export function newValue(schema: FieldSchema, createId: () => string): unknown {
  if (schema.default !== undefined) return schema.default
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return newValue(first, createId)
  if (schema.properties) {
    const { properties, required = [] } = schema
    const filled = required.map(name => [name, name === 'id' ? createId() : newValue(properties[name] ?? {}, createId)] as const)
    return Object.fromEntries(filled.filter(([, value]) => value !== undefined))
  }
  if (schema.type === 'object') return {}
  if (schema.type === 'array') return []
  return schema.type === 'string' ? '' : undefined
}
