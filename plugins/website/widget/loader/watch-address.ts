import { browserClock } from '../clock.ts'

const lookEachMs = 500

/**
 * Tells when a single-page site has gone to another address. Looks now and then, because not every browser tells; to wrap the
 * site's own `history` would be worse.
 */
export function watchAddress(changed: () => void): void {
  const last = location.href
  browserClock.after(lookEachMs, () => {
    if (location.href !== last) changed()
    watchAddress(changed)
  })
}
