import { z } from 'zod'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'
import { type Field, type FieldsSchema, walkFields } from './walk-fields.ts'

export type { Field } from './walk-fields.ts'

type Declared = NonNullable<ReturnType<Declarations['get']>>
const schemas = new WeakMap<Declared, FieldsSchema>()

/** The fields of a node's config that have a value, however deep. Found by the declaration's schema, not by guessing. */
export function fieldsOf(declared: Declared, config: FlowNode['config']): readonly Field[] {
  return walkFields(schemaOf(declared), config)
}

/** Every field of a flow, with its node. */
export function* fieldsOfFlow(flow: Flow, declarations: Declarations): Iterable<Field & { readonly node: FlowNode }> {
  for (const node of flow.nodes) {
    const declared = declarations.get(node.action)
    if (declared) for (const field of fieldsOf(declared, node.config)) yield { ...field, node }
  }
}

/** The kind of a field of a config, filled in or not. */
export function kindOf(declared: Declared, name: string): string | undefined {
  const { properties = {} } = schemaOf(declared)
  const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
  return schema?.field ?? schema?.anyOf?.find(option => option.field !== undefined)?.field
}

function schemaOf(declared: Declared): FieldsSchema {
  let schema = schemas.get(declared)
  if (!schema) {
    // The one place where a schema comes in as untyped JSON.
    schema = z.toJSONSchema(declared.config, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as FieldsSchema
    schemas.set(declared, schema)
  }
  return schema
}
