import { z } from 'zod'

/** JSON Schema as far as an example is made from it. */
export interface ExampleSchema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, ExampleSchema>>
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly prefixItems?: readonly ExampleSchema[]
  readonly items?: ExampleSchema | boolean
  readonly properties?: Readonly<Record<string, ExampleSchema>>
  readonly required?: readonly string[]
  readonly propertyNames?: ExampleSchema
  readonly additionalProperties?: ExampleSchema | boolean
  readonly anyOf?: readonly ExampleSchema[]
  readonly oneOf?: readonly ExampleSchema[]
  readonly allOf?: readonly ExampleSchema[]
}

/** What a declaration takes, as JSON Schema. */
export function exampleSchemaOf(schema: z.ZodType): ExampleSchema {
  // The one place where a schema comes in as untyped JSON.
  return z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as ExampleSchema
}

/** What a reference within a schema means. */
export function resolved(schema: ExampleSchema, root: ExampleSchema): ExampleSchema {
  const { $ref } = schema
  if ($ref === undefined) return schema
  return $ref === '#' ? root : (root.$defs?.[$ref.replace('#/$defs/', '')] ?? {})
}
