import { useEffect, useState } from 'react'
import { ApiError } from '../api/api-error.ts'
import { browserClock } from '../clock.ts'

/** Seconds until the same may be tried again, counted down from what the server said; 0: now. */
export function useWait(error: unknown): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const isLimited = error instanceof ApiError && error.retryAfterMs !== undefined
    setSeconds(isLimited ? Math.ceil((error.retryAfterMs ?? 0) / 1_000) : 0)
  }, [error])
  useEffect(
    () => (seconds > 0 ? browserClock.after(1_000, () => setSeconds(left => Math.max(0, left - 1))) : undefined),
    [seconds],
  )
  return seconds
}
