import { type ComponentType, createContext, use } from 'react'
import type { Path } from '../state/with-path.ts'
import type { FieldProps, FieldSchema } from './field-props.ts'
import type { FormPlace } from './problems-at.ts'
import type { FieldWords } from './words-of.ts'

/** What the fields of one form share. Stays the same while the form is the same: what is typed is not in it. */
export interface Form {
  /** Whose config it is; ids of fields begin with it. */
  readonly owner: string
  readonly isReadOnly: boolean
  readonly place: FormPlace
  /** `own`: what the schema says of itself, where the texts do not. */
  wordsOf(path: Path, own?: Pick<FieldSchema, 'title' | 'description'>): FieldWords
  /** What draws a field of this kind. */
  fieldOf(schema: FieldSchema): ComponentType<FieldProps>
}

const FormContext = createContext<Form | undefined>(undefined)

/** Gives a form to the fields in it. */
export const FormProvider = FormContext.Provider

/** The form this field stands in. */
export function useForm(): Form {
  const form = use(FormContext)
  if (!form) throw new Error('this field stands in no form')
  return form
}

/** The id of what a label, a help or an error of this field is tied to. */
export function fieldId(owner: string, path: Path): string {
  return ['field', owner, ...path].join('-')
}
