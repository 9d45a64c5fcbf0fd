/** One field of a node's config that has a kind: `localised`, `rules`, `variable`, ... */
export interface Field {
  readonly kind: string
  readonly value: unknown
  readonly path: readonly (string | number)[]
  /** Its plugin's server half fills `{{secret.name}}` in it. */
  readonly secrets?: true
  /** The fields beside it say that it is of no use now. */
  readonly isHidden?: true
}

/** JSON Schema of a config, as far as fields are found by it. */
export interface FieldsSchema {
  readonly field?: string
  readonly secrets?: boolean
  /** It is shown where the fields beside it have one of these values. */
  readonly when?: Readonly<Record<string, readonly unknown[]>>
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, FieldsSchema>>
  readonly additionalProperties?: FieldsSchema | boolean
  readonly items?: FieldsSchema
  readonly anyOf?: readonly FieldsSchema[]
  readonly oneOf?: readonly FieldsSchema[]
  readonly allOf?: readonly FieldsSchema[]
}

/** The fields of a config that have a value, however deep: found by the schema, not by guessing. */
export function walkFields(schema: FieldsSchema, config: unknown): readonly Field[] {
  const found: Field[] = []
  walk(schema, config, [], found)
  return found
}

function walk(schema: FieldsSchema, value: unknown, path: Field['path'], found: Field[], isHidden = false): void {
  if (value === undefined || value === null) return
  if (schema.field !== undefined) {
    const hidden = isHidden ? ({ isHidden } as const) : {}
    found.push({ kind: schema.field, value, path, ...(schema.secrets === true ? { secrets: true } : {}), ...hidden })
    // A field with a kind is read as a whole, but a list of choices holds texts that are read one by one.
    if (schema.field === 'choices' && Array.isArray(value)) labels(value, path, found)
    return
  }
  for (const option of [schema.anyOf ?? [], schema.oneOf ?? [], schema.allOf ?? []].flat()) {
    if (admits(option, value)) walk(option, value, path, found, isHidden)
  }
  if (Array.isArray(value)) {
    const { items } = schema
    if (items) for (const [index, item] of value.entries()) walk(items, item, [...path, index], found, isHidden)
    return
  }
  if (typeof value !== 'object') return
  const { properties = {}, additionalProperties } = schema
  for (const [key, inner] of Object.entries(value)) {
    const child = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
    if (typeof child === 'object') walk(child, inner, [...path, key], found, isHidden || !isShown(child, value))
  }
}

function labels(choices: readonly unknown[], path: Field['path'], found: Field[]): void {
  for (const [index, item] of choices.entries()) {
    if (typeof item !== 'object' || item === null || !('label' in item)) continue
    found.push({ kind: 'localised', value: item.label, path: [...path, index, 'label'] })
  }
}

function isShown({ when = {} }: FieldsSchema, around: object): boolean {
  return Object.entries(when).every(([field, values]) => values.includes(own(around, field)))
}

// Options of a union are told apart by their constants: the fields of a card are none of a picture's.
function admits({ properties = {} }: FieldsSchema, value: unknown): boolean {
  return Object.entries(properties).every(([key, schema]) => schema.const === undefined || own(value, key) === schema.const)
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, key)?.value
}
