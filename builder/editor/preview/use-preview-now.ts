import { useEffect, useState } from 'react'
import { browserClock } from '../../clock.ts'
import { usePreviewed } from './use-preview.ts'

const tickMs = 5_000

/** What time it is in the preview, to a few seconds: it goes on between two answers. */
export function usePreviewNow(): number {
  const now = usePreviewed(({ view }) => view?.now ?? 0)
  const seenAt = usePreviewed(context => context.seenAt)
  const [tick, setTick] = useState(browserClock.now)
  useEffect(() => browserClock.after(tick + tickMs - browserClock.now(), () => setTick(browserClock.now())), [tick])
  return now + Math.max(0, tick - seenAt)
}
