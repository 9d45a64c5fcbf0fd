import { z } from 'zod'
import { flowModel } from './model.ts'

/** The JSON Schema of a flow file, as published: editors complete and check against it. */
export function flowJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(flowModel, { io: 'input', unrepresentable: 'any' })
  return { ...schema, title: 'Parley flow', $id: 'flow.schema.json' }
}
