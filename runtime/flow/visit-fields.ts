import { z } from 'zod'
import type { Declarations } from './declarations.ts'
import type { Flow, FlowNode } from './model.ts'

/** One field of a node's config that has a kind: `localised`, `rules`, `variable`, ... */
export interface Field {
  readonly kind: string
  readonly value: unknown
  readonly path: readonly (string | number)[]
}

type Declared = NonNullable<ReturnType<Declarations['get']>>
interface Schema {
  readonly field?: string
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
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

/** The kind of a field of a config, filled in or not. */
export function kindOf(declared: Declared, name: string): string | undefined {
  const { properties = {} } = schemaOf(declared)
  const schema = Object.hasOwn(properties, name) ? properties[name] : undefined
  return schema?.field ?? schema?.anyOf?.find(option => option.field !== undefined)?.field
}

function schemaOf(declared: Declared): Schema {
  let schema = schemas.get(declared)
  if (!schema) {
    // The one place where a schema comes in as untyped JSON.
    schema = z.toJSONSchema(declared.config, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema
    schemas.set(declared, schema)
  }
  return schema
}

function walk(schema: Schema, value: unknown, path: Field['path'], found: Field[]): void {
  if (value === undefined || value === null) return
  if (schema.field !== undefined) {
    found.push({ kind: schema.field, value, path })
    // A field with a kind is read as a whole, but a list of choices holds texts that are read one by one.
    if (schema.field === 'choices' && Array.isArray(value)) labels(value, path, found)
    return
  }
  for (const option of [schema.anyOf ?? [], schema.oneOf ?? [], schema.allOf ?? []].flat()) {
    if (admits(option, value)) walk(option, value, path, found)
  }
  if (Array.isArray(value)) {
    const { items } = schema
    if (items) for (const [index, item] of value.entries()) walk(items, item, [...path, index], found)
    return
  }
  if (typeof value !== 'object') return
  const { properties = {}, additionalProperties } = schema
  for (const [key, inner] of Object.entries(value)) {
    const child = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (typeof child === 'object') walk(child, inner, [...path, key], found)
  }
}

function labels(choices: readonly unknown[], path: Field['path'], found: Field[]): void {
  for (const [index, item] of choices.entries()) {
    if (typeof item !== 'object' || item === null || !('label' in item)) continue
    found.push({ kind: 'localised', value: item.label, path: [...path, index, 'label'] })
  }
}

// Options of a union are told apart by their constants: the fields of a card are none of a picture's.
function admits({ properties = {} }: Schema, value: unknown): boolean {
  return Object.entries(properties).every(([key, schema]) => schema.const === undefined || own(value, key) === schema.const)
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}
