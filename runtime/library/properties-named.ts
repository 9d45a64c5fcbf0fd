import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { fieldsOfFlow } from '../flow/visit-fields.ts'

/** The contact properties that a flow writes, as its fields name them; worked out once per draft. */
export interface PropertiesNamed {
  of(flow: Flow): readonly string[]
  /** What its nodes can be has changed. */
  forget(flow: Flow): void
}

export function createPropertiesNamed(declarations: Declarations): PropertiesNamed {
  const known = new WeakMap<Flow, readonly string[]>()
  return {
    of(flow) {
      const names = known.get(flow) ?? namesIn(flow, declarations)
      known.set(flow, names)
      return names
    },
    forget: flow => void known.delete(flow),
  }
}

function namesIn(flow: Flow, declarations: Declarations): readonly string[] {
  const named = [...fieldsOfFlow(flow, declarations)].flatMap(({ kind, value }) =>
    kind === 'property' && typeof value === 'string' && value !== '' ? [value] : [],
  )
  return [...new Set(named)]
}
