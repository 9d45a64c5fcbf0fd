import type { NodePlan } from '../node-plan.ts'
import type { Field } from '../visit-fields.ts'

/** A text of a node that visitors may read, in each of its languages; a template has one wording, under no language. */
export interface Text {
  /** `question`, `phrases.thanks`. */
  readonly path: string
  readonly kind: 'localised' | 'template'
  /** Slots that name secrets are filled in it. */
  readonly secrets?: true
  readonly wordings: readonly { readonly language: string; readonly path: string; readonly text: string }[]
}

/** The texts of a node: localised fields, templates, and the phrases its author reworded. */
export function textsOf({ phrases = {} }: NodePlan, fields: readonly Field[]): readonly Text[] {
  return [
    ...fields.flatMap(field => fieldText(field, field.path.join('.'))),
    ...Object.entries(phrases).flatMap(([key, text]) => localised(text, `phrases.${key}`)),
  ]
}

function fieldText({ kind, value, secrets }: Field, path: string): readonly Text[] {
  if (kind === 'localised' && typeof value === 'object' && value !== null) return localised(value, path)
  if (kind === 'template' && typeof value === 'string') {
    return [{ path, kind, ...(secrets ? { secrets } : {}), wordings: [{ language: '', path, text: value }] }]
  }
  return []
}

function localised(value: object, path: string): readonly Text[] {
  const wordings = Object.entries(value).flatMap(([language, text]: [string, unknown]) =>
    typeof text === 'string' ? [{ language, path: `${path}.${language}`, text }] : [],
  )
  return [{ path, kind: 'localised', wordings }]
}
