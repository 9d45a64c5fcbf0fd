import type { Path } from '../state/with-path.ts'

/** JSON Schema of one field, as far as a panel reads it. `field` names the kind it is drawn as. */
export interface FieldSchema {
  readonly field?: string
  /** Shown only where the fields beside it have one of these values: `{ kind: ['choice', 'choices'] }`. */
  readonly when?: Readonly<Record<string, readonly unknown[]>>
  /** A text without line breaks. */
  readonly isOneLine?: boolean
  /** What it is called and what is said about it, where the texts of the plugin do not say. */
  readonly title?: string
  readonly description?: string
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly properties?: Readonly<Record<string, FieldSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: FieldSchema | boolean
  readonly items?: FieldSchema
  /** A list of fixed length: what stands at each place. */
  readonly prefixItems?: readonly FieldSchema[]
  readonly anyOf?: readonly FieldSchema[]
  readonly oneOf?: readonly FieldSchema[]
  readonly allOf?: readonly FieldSchema[]
}

/** What every field of the panel is given, whatever its kind. */
export interface FieldProps {
  /** Whose config it is: a node's id, or the place in the flow's options. Fields of one owner have ids of their own. */
  readonly owner: string
  readonly schema: FieldSchema
  /** Within the config. */
  readonly path: Path
  /** What is written there; undefined when nothing is. It may be of any shape: files are written by hand too. */
  readonly value: unknown
  readonly label: string
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly isRequired: boolean
  readonly isReadOnly: boolean
  /** Writes; undefined takes it away. All that is written until `leave` is one step to undo. */
  change(value: unknown): void
  /** The field was left. */
  leave(): void
}
