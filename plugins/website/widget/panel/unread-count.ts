import type { Clock } from '../chat/contract.ts'

// Longer than the pauses between a bot's messages, and than it takes to tell the server what is read.
const patienceMs = 5_000

/**
 * Tells how many conversations hold something unread. What comes while the visitor looks on is read in a moment, and not
 * worth a number that flashes: it counts only if it stays. Let it hear again when the visitor looks away.
 */
export function createUnreadCount(
  clock: Pick<Clock, 'after'>,
  isWatched: () => boolean,
  tell: (count: number) => void,
): { heard(count: number): void; end(): void } {
  let told = 0
  let callOff = (): void => {}
  const say = (count: number): void => {
    told = count
    tell(count)
  }
  return {
    heard(count) {
      callOff()
      if (count > told && isWatched()) callOff = clock.after(patienceMs, () => say(count))
      else if (count !== told) say(count)
    },
    end: () => callOff(),
  }
}
