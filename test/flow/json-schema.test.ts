import { expect, it } from 'vitest'
import { flowJsonSchema } from '../../runtime/flow/json-schema.ts'

it('describes a flow file as an editor needs it', () => {
  const schema = flowJsonSchema()
  expect(schema).toMatchObject({ title: 'Parley flow', type: 'object', additionalProperties: false })
  expect(schema.properties).toMatchObject({ format: { const: 1 }, nodes: { type: 'array' }, edges: { type: 'array' } })
  expect(schema.required).toEqual(['format', 'id', 'name', 'kind', 'languages', 'nodes', 'edges'])
})

it('is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(flowJsonSchema()))).toEqual(flowJsonSchema())
})
