import { z } from 'zod'
import { secretsIn } from '../../plugins/kit/index.ts'
import type { AnyServe } from '../../plugins/kit/server.ts'
import { type FieldsSchema, walkFields } from '../flow/walk-fields.ts'

/**
 * Names of the secrets that a call may open: those its plugin names, and those its config names in a field `secret`, or as
 * `{{secret.name}}` in a template that takes them.
 */
export function secretNamesOf({ action }: AnyServe, config: unknown): ReadonlySet<string> {
  const named = walkFields(schemaOf(action), config).flatMap(({ kind, value, secrets }) => {
    if (typeof value !== 'string') return []
    if (kind === 'secret') return [value]
    return secrets ? secretsIn(value) : []
  })
  return new Set([...(action.permissions?.secrets ?? []), ...named])
}

const schemas = new WeakMap<AnyServe['action'], FieldsSchema>()

function schemaOf(action: AnyServe['action']): FieldsSchema {
  let schema = schemas.get(action)
  if (!schema) {
    // The one place where a schema comes in as untyped JSON.
    schema = z.toJSONSchema(action.config, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as FieldsSchema
    schemas.set(action, schema)
  }
  return schema
}
