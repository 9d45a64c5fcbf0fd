import type { Clock } from '../clock/clock.ts'
import { createHourly } from '../clock/hourly.ts'
import type { Store } from '../store/contract.ts'

/** How long what came is kept as it came. */
const originalMs: number = 30 * 24 * 60 * 60_000
const perLook = 200

/** Drops, hourly, what came too long ago. */
export function createOriginalSweep({
  letters,
  clock,
  onError,
}: {
  readonly letters: Store['letters']
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}): { stop(): Promise<void> } {
  const sweep = async (isOver: () => boolean): Promise<void> => {
    while (!isOver() && (await letters.sweep(clock.now() - originalMs, perLook)) === perLook);
  }
  return createHourly(clock, sweep, onError)
}
