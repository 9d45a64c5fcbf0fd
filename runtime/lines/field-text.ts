import { name } from '../../plugins/kit/fields.ts'
import type { Kept } from './read-incoming.ts'

type Fields = NonNullable<Kept['fields']>

/** What was filled in, as people read it: a line for each field. */
export function fieldText(fields: Fields): string {
  return Object.entries(fields)
    .map(([key, value]) => `${key}: ${typeof value === 'object' ? value.join(', ') : String(value)}`)
    .join('\n')
}

/** What was filled in, as a flow that begins with it knows it: under names that variables can have. */
export function fieldVars(fields: Fields): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => name.safeParse(key).success))
}
