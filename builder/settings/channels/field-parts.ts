import type { ListedField } from '../../editor/panel/field-groups.ts'
import type { FieldSchema } from '../../editor/panel/field-props.ts'

/** What the settings of a channel are about. */
export type PartName = 'own' | 'place' | 'look'

const looks = new Set(['colour', 'theme', 'position', 'offset', 'icon', 'avatar'])
const places = new Set(['origins', 'hours', 'inbox'])

/** The fields of a channel by what they are about, in the order their plugin lists them. Parts without fields are left out. */
export function fieldParts({ properties = {}, required = [] }: FieldSchema): readonly FieldPart[] {
  const fields = Object.entries(properties).map(([name, schema]) => ({ name, schema, isRequired: required.includes(name) }))
  return (['own', 'place', 'look'] as const)
    .map(part => ({ part, fields: fields.filter(field => partOf(field) === part) }))
    .filter(({ fields }) => fields.length > 0)
}

export interface FieldPart {
  readonly part: PartName
  readonly fields: readonly ListedField[]
}

function partOf({ name, schema }: ListedField): PartName {
  if (places.has(name)) return 'place'
  return looks.has(name) || schema.field === 'colour' ? 'look' : 'own'
}
