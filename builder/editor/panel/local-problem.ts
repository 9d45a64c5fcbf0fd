import type { FieldSchema } from './field-props.ts'

/** What is wrong with a value at first sight, before the server has looked: a key of the texts, and the bound it broke. */
export interface LocalProblem {
  readonly is: 'required' | 'tooShort' | 'tooLong' | 'tooSmall' | 'tooLarge' | 'tooFew' | 'tooMany' | 'notWhole' | 'noAddress'
  readonly count: number
}

/** The first thing that is wrong with a value; the server's check knows more, and says it soon after. */
export function localProblem(schema: FieldSchema, value: unknown, isRequired: boolean): LocalProblem | undefined {
  if (isEmpty(value)) return isRequired && schema.default === undefined ? { is: 'required', count: 0 } : undefined
  if (typeof value === 'number') return numberProblem(schema, value)
  if (typeof value === 'string') return textProblem(schema, value)
  return Array.isArray(value) ? listProblem(schema, value.length) : undefined
}

function numberProblem({ type, minimum, maximum, exclusiveMinimum }: FieldSchema, value: number): LocalProblem | undefined {
  if (type === 'integer' && !Number.isInteger(value)) return { is: 'notWhole', count: 0 }
  if (minimum !== undefined && value < minimum) return { is: 'tooSmall', count: minimum }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) return { is: 'tooSmall', count: exclusiveMinimum + 1 }
  return maximum !== undefined && value > maximum ? { is: 'tooLarge', count: maximum } : undefined
}

function textProblem({ minLength, maxLength, format }: FieldSchema, value: string): LocalProblem | undefined {
  if (minLength !== undefined && value.length < minLength) return { is: 'tooShort', count: minLength }
  if (maxLength !== undefined && value.length > maxLength) return { is: 'tooLong', count: maxLength }
  return format === 'uri' && !URL.canParse(value) ? { is: 'noAddress', count: 0 } : undefined
}

function listProblem({ minItems, maxItems }: FieldSchema, length: number): LocalProblem | undefined {
  if (minItems !== undefined && length < minItems) return { is: 'tooFew', count: minItems }
  return maxItems !== undefined && length > maxItems ? { is: 'tooMany', count: maxItems } : undefined
}

// A text in several languages is empty when none of them says anything; a list is never "not filled in".
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const parts = Object.values(value)
  return parts.every(part => typeof part === 'string' && part.trim() === '')
}
