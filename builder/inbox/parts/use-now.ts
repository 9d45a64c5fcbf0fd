import { useEffect, useState } from 'react'
import { useInbox } from '../inbox-context.tsx'

/** What time it is, to the quarter minute: waits on the screen grow without anything coming in. */
export function useNow(): number {
  const { clock } = useInbox()
  const [now, setNow] = useState(clock.now)
  useEffect(() => clock.after(15_000 - (now % 15_000), () => setNow(clock.now())), [clock, now])
  return now
}
