import type { FlowNode } from '../../../runtime/flow/model.ts'
import type { FieldSchema } from '../panel/field-props.ts'
import { sameJson } from '../state/same-json.ts'
import type { CardBlock } from './card.ts'
import type { Piece } from './pieces.ts'
import type { Reading } from './read-descriptor.ts'
import { labelOf, type Saying, valueWords } from './value-words.ts'

type Detail = { readonly pieces: readonly Piece[] } | Extract<CardBlock, { type: 'way' }>

/** What else an author has set, other than it is by itself: a line each, in the order of the panel. */
export function detailsOf({ config }: FlowNode, { fields, shown, listed }: Reading, saying: Saying): readonly Detail[] {
  // Where there is a way out for each of a list, the ways say the most.
  if (listed.some(name => Array.isArray(config[name]) && config[name].length > 0)) return []
  return [...fields].flatMap(([name, schema]): readonly Detail[] => {
    const value = config[name]
    if (shown.has(name) || isQuiet(schema) || value === undefined || sameJson(value, schema.default)) return []
    const label = labelOf([name], saying)
    if ((schema.field === 'node' || schema.field === 'flow') && typeof value === 'string')
      return value === '' ? [] : [{ type: 'way', label, to: schema.field, id: value, lines: 1 }]
    if (typeof value === 'boolean') return value ? [{ pieces: [{ text: label }] }] : []
    const said = valueWords(value, schema, [name], saying)
    return said.length === 0 ? [] : [{ pieces: [{ text: `${label}: ` }, ...said] }]
  })
}

// Texts of the second row: a card has room for one of them, and that is its summary.
function isQuiet({ field }: FieldSchema): boolean {
  return field === 'localised'
}
