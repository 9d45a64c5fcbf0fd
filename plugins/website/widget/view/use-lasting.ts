import { useEffect, useState } from 'preact/hooks'
import { browserClock } from '../clock.ts'

/** The value that has lasted for so long: a change is believed only then. The first counts at once. */
export function useLasting<T>(value: T, ms: number): T {
  const [lasting, setLasting] = useState(value)
  useEffect(() => (lasting === value ? undefined : browserClock.after(ms, () => setLasting(value))), [value, lasting, ms])
  return lasting
}
