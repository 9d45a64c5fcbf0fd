import type { Descriptor } from '../../../plugins/kit/descriptor.ts'
import type { FlowNode } from '../../../runtime/flow/model.ts'
import { type FieldsSchema, walkFields } from '../../../runtime/flow/walk-fields.ts'
import type { TestType } from '../rules/operator-shapes.ts'

/** An answer that a question offers. */
export interface Offered {
  readonly id: string
  /** By language. */
  readonly label: Readonly<Record<string, string>>
}

/** What one node says of names that other nodes may use. */
export interface NodeFacts {
  readonly variables: readonly { readonly name: string; readonly type: TestType; readonly choices: readonly Offered[] }[]
  readonly choices: readonly Offered[]
  readonly properties: readonly string[]
  readonly lists: readonly string[]
  readonly secrets: readonly string[]
}

/** What a node names, by the kinds of its fields; undefined when it names nothing. */
export function nodeFacts({ config }: FlowNode, descriptor: Descriptor): NodeFacts | undefined {
  // The boundary: a descriptor carries JSON Schema.
  const fields = walkFields(descriptor.config as FieldsSchema, config)
  const named = (kind: string): readonly string[] =>
    fields.flatMap(field => (field.kind === kind && typeof field.value === 'string' && field.value !== '' ? [field.value] : []))
  const choices = fields.flatMap(field =>
    field.kind === 'choices' && Array.isArray(field.value) ? field.value.flatMap(offeredIn) : [],
  )
  const type = typeOf(config, choices.length > 0)
  const variables = [...new Set(named('variable'))].map(name => ({ name, type, choices: type === 'number' ? [] : choices }))
  const facts = { variables, choices, properties: named('property'), lists: named('list'), secrets: named('secret') }
  return Object.values(facts).some(list => list.length > 0) ? facts : undefined
}

function offeredIn(item: unknown): readonly Offered[] {
  if (typeof item !== 'object' || item === null || !('id' in item) || typeof item.id !== 'string') return []
  const label = 'label' in item && typeof item.label === 'object' && item.label !== null ? Object.entries(item.label) : []
  return [{ id: item.id, label: Object.fromEntries(label.filter(([, text]) => typeof text === 'string')) }]
}

/** A guess, by the words in which questions say what they take. A wrong one offers other operators first, and no more. */
function typeOf(config: FlowNode['config'], hasChoices: boolean): TestType {
  const { kind, to } = config
  if (kind === 'choices') return 'list'
  if (hasChoices) return 'text'
  if (typeof kind === 'string') return byKind[kind] ?? 'text'
  if (typeof to !== 'object' || to === null) return 'text'
  if ('by' in to && typeof to.by === 'number') return 'number'
  if (!('value' in to)) return 'text'
  return Array.isArray(to.value) ? 'list' : (byValue[typeof to.value] ?? 'text')
}

const byKind: Readonly<Record<string, TestType>> = { number: 'number', rating: 'number', date: 'date', 'yes-no': 'boolean' }
const byValue: Readonly<Record<string, TestType>> = { number: 'number', boolean: 'boolean' }
