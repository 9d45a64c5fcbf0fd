import type { JsonSchema } from '../descriptor.ts'

/**
 * What a config's form shows, as the paths their labels stand under: `to`, `to.how`, and for each option of a choice
 * `to.how.clear`. Items of a list share the path of the list. Kinds of fields draw themselves and have no paths within.
 */
export function pathsOf(config: JsonSchema): readonly string[] {
  return [...new Set(within(config, ''))]
}

/** The kinds of fields a config uses, by path. */
export function fieldKindsOf(config: JsonSchema, at = ''): readonly { readonly path: string; readonly kind: unknown }[] {
  const own = 'field' in config ? [{ path: at, kind: config.field }] : []
  return [...own, ...inner(config, at).flatMap(({ schema, path }) => fieldKindsOf(schema, path))]
}

function within(schema: JsonSchema, at: string): readonly string[] {
  if ('field' in schema) return []
  const options = [...(schema.enum ?? []), ...(schema.const === undefined ? [] : [schema.const])]
  return [
    ...(at === '' ? [] : options.filter(option => option !== null).map(option => `${at}.${option}`)),
    ...inner(schema, at).flatMap(({ schema, path }) => [...(path === at ? [] : [path]), ...within(schema, path)]),
  ]
}

function inner(schema: JsonSchema, at: string): readonly { schema: JsonSchema; path: string }[] {
  const parts = [
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
    ...(schema.allOf ?? []),
    schema.items,
    schema.additionalProperties,
  ]
  const properties = Object.entries(schema.properties ?? {}).map(([key, part]) => ({
    schema: part,
    path: at ? `${at}.${key}` : key,
  }))
  return [...properties, ...parts.flat().map(part => ({ schema: part, path: at }))].filter(isPart)
}

function isPart(part: { schema: unknown; path: string }): part is { schema: JsonSchema; path: string } {
  return typeof part.schema === 'object' && part.schema !== null
}
