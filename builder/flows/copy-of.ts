import type { Flow } from '../../runtime/flow/model.ts'
import { idOf } from '../settings/id-of.ts'

const longestName = 200

/** The same flow under another name, and an id made of that name which no other flow has. */
export function copyOf(flow: Flow, name: string, taken: readonly string[]): Flow {
  const short = name.trim().slice(0, longestName)
  return { ...flow, id: idOf(short, taken, 'flow'), name: short }
}
