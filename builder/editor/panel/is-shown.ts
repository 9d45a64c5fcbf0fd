import { atPath } from '../state/with-path.ts'
import type { FieldSchema } from './field-props.ts'

/** Does a field make sense beside these values? What it hangs on may itself be left out: then its default counts. */
export function isShown(schema: FieldSchema, siblings: FieldSchema['properties'] = {}, values: unknown): boolean {
  return Object.entries(schema.when ?? {}).every(([name, wanted]) => {
    const sibling = siblings[name]
    if (sibling && !isShown(sibling, siblings, values)) return false
    return wanted.includes(atPath(values, [name]) ?? sibling?.default)
  })
}
