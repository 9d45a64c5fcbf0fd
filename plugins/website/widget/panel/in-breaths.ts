import type { Clock } from '../chat/contract.ts'

const breathMs = 40

/** Runs at once, then at most every 40 ms: what comes in quick succession is drawn together, the last of it always. */
export function inBreaths(run: () => void, clock: Clock): { again(): void; end(): void } {
  let isResting = false
  let isAsked = false
  let cancel = (): void => {}
  const again = (): void => {
    isAsked = isResting
    if (isResting) return
    isResting = true
    run()
    cancel = clock.after(breathMs, () => {
      isResting = false
      if (isAsked) again()
    })
  }
  return { again, end: () => cancel() }
}
