import { z } from 'zod'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'

/** One field of a node's config that has a kind: `localised`, `rules`, `variable`, ... */
export interface Field {
  readonly kind: string
  readonly value: unknown
  readonly path: readonly (string | number)[]
}

type Declared = Parameters<Declarations['get']>[0] extends string ? NonNullable<ReturnType<Declarations['get']>> : never
interface Schema {
  readonly field?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

const schemas = new WeakMap<Declared, Schema>()

/** The fields of a node's config that have a value, however deep. Found by the declaration's schema, not by guessing. */
export function fieldsOf(declared: Declared, config: FlowNode['config']): readonly Field[] {
  const found: Field[] = []
  walk(schemaOf(declared), config, [], found)
  return found
}

/** Every field of a flow, with its node. */
export function* fieldsOfFlow(flow: Flow, declarations: Declarations): Iterable<Field & { readonly node: FlowNode }> {
  for (const node of flow.nodes) {
    const declared = declarations.get(node.action)
    if (declared) for (const field of fieldsOf(declared, node.config)) yield { ...field, node }
  }
}

function schemaOf(declared: Declared): Schema {
  let schema = schemas.get(declared)
  if (!schema) {
    schema = z.toJSONSchema(declared.config, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
    schemas.set(declared, schema)
  }
  return schema
}

function walk(schema: Schema, value: unknown, path: readonly (string | number)[], found: Field[]): void {
  if (value === undefined || value === null) return
  if (schema.field) found.push({ kind: schema.field, value, path })
  // A field with a kind is read as a whole, but a list of choices holds texts that are read one by one.
  if (schema.field && schema.field !== 'choices') return
  if (schema.field === 'choices' && Array.isArray(value)) {
    value.forEach((item: unknown, index) => {
      if (typeof item === 'object' && item !== null && 'label' in item) found.push({ kind: 'localised', value: item.label, path: [...path, index, 'label'] })
    })
    return
  }
  for (const option of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) walk(option, value, path, found)
  if (Array.isArray(value)) {
    const { items } = schema
    if (items) value.forEach((item, index) => walk(items, item, [...path, index], found))
  } else if (typeof value === 'object' && schema.properties) {
    for (const [key, child] of Object.entries(schema.properties)) {
      if (Object.hasOwn(value, key)) walk(child, (value as Record<string, unknown>)[key], [...path, key], found)
    }
  }
}
