import type { FieldSchema } from './field-props.ts'

/** One field of a form, as its schema lists it. */
export interface ListedField {
  readonly name: string
  readonly schema: FieldSchema
  readonly isRequired: boolean
}

const texts = new Set(['localised', 'template'])
const kept = new Set(['variable', 'property', 'list'])

/**
 * The fields of a form in the order people think in: what is said, what it is about, what is saved, what happens otherwise. Within a
 * group the declaration's own order stands, and a field that hangs on another stays with that one. Groups without fields are left out.
 */
export function fieldGroups({ properties = {}, required = [] }: FieldSchema): readonly (readonly ListedField[])[] {
  const fields = Object.entries(properties).map(([name, schema]) => ({ name, schema, isRequired: required.includes(name) }))
  const groups: ListedField[][] = [[], [], [], []]
  for (const field of fields) groups[rankOf(field.schema, properties, 0)]?.push(field)
  return groups.filter(group => group.length > 0)
}

function rankOf(schema: FieldSchema, all: Readonly<Record<string, FieldSchema>>, depth: number): number {
  const [on] = Object.keys(schema.when ?? {})
  const leader = on === undefined ? undefined : all[on]
  // Fields that hang on each other in a circle are as wrong as they are rare.
  if (leader && depth < 8) return rankOf(leader, all, depth + 1)
  const kind = schema.field ?? schema.items?.field
  if (kind !== undefined && texts.has(kind)) return 0
  if (kind !== undefined && kept.has(kind)) return 2
  if (kind === 'duration' || schema.type === 'integer' || schema.type === 'boolean') return 3
  return 1
}
