import type { Clock } from '../../clock/clock.ts'
import type { Wire } from './wire.ts'

/**
 * Asks every line once in `everyMs` whether somebody is there, and hangs up on those from whom nothing came for 2.25 times as
 * long. One timer for all; each beat asks a twentieth, so that ten thousand are not asked at once. Time is counted in beats:
 * a clock that is set hangs up on nobody.
 */
export interface Heartbeat {
  /** The beat that is now. */
  readonly now: number
  /** The beat at which the next line is to be asked: they are spread evenly. */
  nextSlot(): number
  /** There are lines: begins to beat if it does not yet. */
  start(): void
}

const beatsPerRound = 20
const longestSilence = 2.25 * beatsPerRound

export function createHeartbeat<Line extends Wire>(
  { clock, everyMs }: { readonly clock: Clock; readonly everyMs: number },
  lines: ReadonlyMap<unknown, Line>,
  ask: (line: Line) => void,
): Heartbeat {
  let now = 0
  let slot = 0
  let beating = false
  const beat = (): void => {
    now += 1
    for (const line of lines.values()) {
      if (now - line.heardAt > longestSilence) line.ws.terminate()
      else if (line.slot === now % beatsPerRound) ask(line)
    }
    beating = false
    start()
  }
  const start = (): void => {
    if (beating || lines.size === 0) return
    beating = true
    clock.after(everyMs / beatsPerRound, beat)
  }
  return {
    get now() {
      return now
    },
    nextSlot() {
      slot = (slot + 1) % beatsPerRound
      return slot
    },
    start,
  }
}
