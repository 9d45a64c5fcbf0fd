import { useEffect } from 'react'
import { useLive } from '../live/live-context.tsx'
import { useExpiry } from '../session/expiry-context.tsx'

/** Keeps the line to the server open while somebody is signed in. */
export function useLine(): void {
  const live = useLive()
  const [isExpired, expiry] = useExpiry()
  useEffect(() => {
    if (isExpired) return undefined
    live.start()
    return () => live.stop()
  }, [live, isExpired])
  useEffect(() => {
    const { unsubscribe } = live.actor.subscribe(() => {
      if (live.state === 'signed-out') expiry.expire()
    })
    return unsubscribe
  }, [live, expiry])
}
