import type { FieldSchema } from '../field-props.ts'

/** Shapes of which a value has one, told apart by what stands in one of their fields. */
export interface Variants {
  readonly by: string
  readonly options: readonly { readonly value: string; readonly schema: FieldSchema }[]
}

/** The variants of a union; undefined when no field tells them apart. */
export function variantsOf({ oneOf, anyOf }: FieldSchema): Variants | undefined {
  const shapes = oneOf ?? anyOf ?? []
  const names = Object.keys(shapes[0]?.properties ?? {})
  const by = names.find(name => shapes.every(shape => valuesOf(shape.properties?.[name]).length > 0))
  if (by === undefined) return undefined
  return {
    by,
    options: shapes.flatMap(schema => valuesOf(schema.properties?.[by]).map(value => ({ value, schema }))),
  }
}

/** The value as another variant: what both have stays. */
export function asVariant({ by, options }: Variants, value: unknown, to: string): unknown {
  const kept = options.find(option => option.value === to)?.schema.properties ?? {}
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return { [by]: to, ...Object.fromEntries(fields.filter(([name]) => name !== by && Object.hasOwn(kept, name))) }
}

function valuesOf(schema: FieldSchema | undefined): readonly string[] {
  if (typeof schema?.const === 'string') return [schema.const]
  return (schema?.enum ?? []).filter(value => typeof value === 'string')
}
