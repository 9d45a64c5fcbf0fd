import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { FieldSchema } from '../panel/field-props.ts'
import type { Point } from '../tools/tool.ts'

/** A node of an action as it is when it comes: what has a default has that, and what must be given is empty. */
export function newNode(descriptor: Descriptor, id: string, position: Point): FlowNode {
  const config = emptyOf(descriptor.config as FieldSchema)
  return {
    id,
    action: descriptor.id,
    ...(descriptor.version > 1 ? { actionVersion: descriptor.version } : {}),
    config: isRecord(config) ? config : {},
    position: { x: Math.round(position.x), y: Math.round(position.y) },
  }
}

/** A minute: to wait for less is odd, for more a surprise. */
const minuteMs = 60_000

/** The least that a field takes. Undefined where only an author knows. */
function emptyOf(schema: FieldSchema): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return emptyOf(first)
  if (schema.field === 'duration') return minuteMs
  if (schema.field === 'localised' || schema.type === 'object') return emptyRecord(schema)
  if (schema.type === 'array') return []
  if (schema.type === 'boolean') return false
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 0
  return undefined
}

function emptyRecord({ properties = {}, required = [] }: FieldSchema): Readonly<Record<string, unknown>> {
  const entries = Object.entries(properties)
    .filter(([name, field]) => required.includes(name) || field.default !== undefined)
    .map(([name, field]) => [name, emptyOf(field)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
