/** Never more than so many in any second: what goes out on one Page. */
export interface Bucket {
  /** Takes so many, now or ahead of time: they may go in so many ms. Whoever has waited so long does not ask again. */
  take(now: number, many: number): number
}

/** Lets a tenth go at once, and the rest one after the other: a second that begins anywhere holds no more than is said. */
export function createBucket(perSecond: number): Bucket {
  const atOnce = Math.max(1, Math.floor(perSecond / 10))
  const perMs = (perSecond - atOnce) / 1_000
  let left = atOnce
  let since: number | undefined
  return {
    take(now, many) {
      left = Math.min(atOnce, left + Math.max(0, now - (since ?? now)) * perMs) - many
      since = now
      return left >= 0 ? 0 : Math.ceil(-left / perMs)
    },
  }
}
