import type { FieldSchema } from '../panel/field-props.ts'
import { type Path, withPath } from '../state/with-path.ts'

type Config = Readonly<Record<string, unknown>>

/** A config in which every field that names a node names what `nameOf` gives for it; undefined takes the name out. */
export function withNodesNamed(config: Config, schema: FieldSchema, nameOf: (node: string) => string | undefined): Config {
  let made: unknown = config
  // From behind: an item that goes does not move those that are still to come.
  for (const { path, node } of [...namesIn(config, schema, [])].reverse()) {
    const name = nameOf(node)
    if (name !== node) made = withPath(made, path, name)
  }
  return isConfig(made) ? made : config
}

interface Named {
  readonly path: Path
  readonly node: string
}

function* namesIn(value: unknown, schema: FieldSchema, path: Path): Generator<Named> {
  if (schema.field === 'node') {
    if (typeof value === 'string') yield { path, node: value }
    return
  }
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
    if (isMeant(value, one)) yield* namesIn(value, one, path)
  }
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* namesIn(item, schema.items ?? {}, [...path, at])
    return
  }
  if (!isConfig(value)) return
  for (const [key, field] of Object.entries(schema.properties ?? {}))
    if (Object.hasOwn(value, key)) yield* namesIn(value[key], field, [...path, key])
}

/** Of the forms that a value may have, one whose fixed parts it has. */
function isMeant(value: unknown, { properties = {} }: FieldSchema): boolean {
  return (
    !isConfig(value) ||
    Object.entries(properties).every(([key, field]) => field.const === undefined || field.const === value[key])
  )
}

const isConfig = (value: unknown): value is Config => typeof value === 'object' && value !== null && !Array.isArray(value)
