import { operandsOf } from '../../../plugins/kit/rule/operands-of.ts'
import { slotsOf } from '../../../plugins/kit/template.ts'
import type { Declarations } from '../declarations.ts'
import type { Flow } from '../model.ts'
import { type Field, fieldsOf, kindOf } from '../visit-fields.ts'
import { rulesOf } from './rules-of.ts'
import type { Text } from './texts-of.ts'

/** The variables a node reads, each with the field it is read in first. A slot with a fallback does without. */
export function variablesRead(fields: readonly Field[], texts: readonly Text[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const add = (operand: string, path: string): void => {
    const name = operand.startsWith('vars.') ? operand.slice('vars.'.length) : ''
    if (name && !found.has(name)) found.set(name, path)
  }
  for (const field of fields) {
    for (const { rule, position } of rulesOf(field)) {
      for (const operand of operandsOf(rule.when)) add(operand, [...field.path, position].join('.'))
    }
  }
  for (const { wordings } of texts) {
    for (const { path, text } of wordings) {
      if (!text.includes('vars.')) continue
      for (const slot of slotsOf(text)) if (slot.fallback === undefined) add(slot.path, path)
    }
  }
  return found
}

/** The variables a node may write: its fields of kind `variable`, and the field that `does.sets` names. */
export function variablesSet(
  declared: Declared | undefined,
  config: Flow['target'],
  fields: readonly Field[],
): readonly string[] {
  const named = fields.filter(({ kind }) => kind === 'variable').map(field => field.value)
  const sets = declared?.type === 'action' ? declared.does?.sets : undefined
  if (declared && sets !== undefined && kindOf(declared, sets) !== 'property') named.push(config[sets])
  return [...new Set(named.filter(value => typeof value === 'string'))]
}

/** The variables a flow may write, anywhere in it. */
export function variablesSetIn(flow: Flow, declarations: Declarations): readonly string[] {
  return flow.nodes.flatMap(({ action, config }) => {
    const declared = declarations.get(action)
    return declared ? variablesSet(declared, config, fieldsOf(declared, config)) : []
  })
}

type Declared = NonNullable<ReturnType<Declarations['get']>>
