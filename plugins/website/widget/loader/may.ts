import { browserClock } from '../clock.ts'
import { warn } from './warn.ts'

const leastMs = 1_000
const last: Record<string, number> = {}

/** May this be called now? At most once a second: what comes sooner is to do nothing, and it is said. */
export function may(name: string): boolean {
  const now = browserClock.now()
  const isSoon = now - (last[name] ?? 0) < leastMs
  if (isSoon) warn(`${name}(): at most once a second`)
  else last[name] = now
  return !isSoon
}
