import type { ComponentType } from 'react'
import { ChoicesField } from './choices/choices-field.tsx'
import { CodeField } from './code/code-field.tsx'
import type { FieldProps, FieldSchema } from './field-props.ts'
import { ArticleField } from './fields/article-field.tsx'
import { ColourField } from './fields/colour-field.tsx'
import { DurationField } from './fields/duration-field.tsx'
import { FlowField } from './fields/flow-field.tsx'
import { HoursField } from './fields/hours-field.tsx'
import { ListField } from './fields/list-field.tsx'
import { NodeField } from './fields/node-field.tsx'
import { PropertyField } from './fields/property-field.tsx'
import { RulesField } from './fields/rules/rules-field.tsx'
import { ScheduleField } from './fields/schedule-field.tsx'
import { SecretField } from './fields/secret-field.tsx'
import { TeamField } from './fields/team-field.tsx'
import { VariableField } from './fields/variable-field.tsx'
import { alternativesOf } from './generic/alternatives.ts'
import { AlternativesField } from './generic/alternatives-field.tsx'
import { BooleanField } from './generic/boolean-field.tsx'
import { EnumField } from './generic/enum-field.tsx'
import { EnumsField } from './generic/enums-field.tsx'
import { JsonField } from './generic/json-field.tsx'
import { NumberField } from './generic/number-field.tsx'
import { ObjectField } from './generic/object-field.tsx'
import { RecordField } from './generic/record-field.tsx'
import { RowsField } from './generic/rows-field.tsx'
import { StringField } from './generic/string-field.tsx'
import { TupleField } from './generic/tuple-field.tsx'
import { UnionField } from './generic/union-field.tsx'
import { variantsOf } from './generic/variants.ts'
import { WordsField } from './generic/words-field.tsx'
import { MediaField } from './media/media-field.tsx'
import { LocalisedField } from './text/localised-field.tsx'
import { TemplateField } from './text/template-field.tsx'

type FieldComponent = ComponentType<FieldProps>

/** Fields that draw themselves, by the kind that declarations name: one line each. */
const kinds: Readonly<Record<string, FieldComponent>> = {
  choices: ChoicesField,
  localised: LocalisedField,
  media: MediaField,
  rules: RulesField,
  duration: DurationField,
  schedule: ScheduleField,
  hours: HoursField,
  variable: VariableField,
  property: PropertyField,
  team: TeamField,
  list: ListField,
  flow: FlowField,
  node: NodeField,
  secret: SecretField,
  article: ArticleField,
  code: CodeField,
  colour: ColourField,
  template: TemplateField,
}

/** What draws a field: its kind, else what its JSON Schema says. Whatever it says, there is a field for it. */
export function fieldOf(schema: FieldSchema): FieldComponent {
  const own = schema.field === undefined ? undefined : kinds[schema.field]
  if (own) return own
  if (schema.enum || schema.const !== undefined) return EnumField
  if (schema.type === 'boolean') return BooleanField
  if (schema.type === 'number' || schema.type === 'integer') return NumberField
  if (schema.type === 'array') return listOf(schema)
  if (schema.properties) return ObjectField
  if (schema.type === 'object') return RecordField
  if (schema.type === 'string') return StringField
  if (variantsOf(schema)) return UnionField
  return alternativesOf(schema).length > 0 ? AlternativesField : JsonField
}

function listOf({ items, prefixItems }: FieldSchema): FieldComponent {
  if (prefixItems) return TupleField
  if (items?.field !== undefined) return RowsField
  if (items?.enum) return EnumsField
  return items?.type === 'string' && items.format === undefined ? WordsField : RowsField
}
