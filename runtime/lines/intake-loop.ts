import { errorWords } from '../../plugins/kit/error-words.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Store } from '../store/contract.ts'
import type { LeasedIntake } from '../store/intake.ts'
import { leave } from './create-receive.ts'
import type { Echoes } from './echoes.ts'
import { createFairLoop, type FairLoop } from './fair-loop.ts'

export interface IntakeLoopOptions {
  readonly intake: Store['intake']
  /** Makes turns of it. */
  readonly take: (item: LeasedIntake) => Promise<void>
  readonly echoes: Echoes
  /** How many wait, by channel. */
  readonly waiting: Map<string, number>
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** What has come by it waits until it goes on. */
  readonly isPaused: (channel: string) => boolean
}

/** Waits before the 2nd, 3rd, ... try; after the last it is buried, and what the same sender sent after it goes on. */
const retryMs = [1_000, 5_000, 30_000, 120_000, 600_000]
const leaseMs = 60_000

/** Takes what channels have handed in, in order for each sender. */
export function createIntakeLoop({ intake, take, echoes, waiting, clock, onError, isPaused }: IntakeLoopOptions): FairLoop {
  const bury = async ({ id, channel }: LeasedIntake, why: string): Promise<void> => {
    await intake.bury(id, clock.now(), why)
    leave(waiting, channel)
    onError(new ParleyError('incoming_buried', { channel, id, why }))
  }
  const one = async (item: LeasedIntake): Promise<void> => {
    // A lease that was taken more often than it may be tried: whatever happens in it ends the process.
    if (item.attempts > retryMs.length + 1) return bury(item, 'it never came to an end')
    try {
      // What was sent may have come back before the answer to it did.
      const id = idOf(item)
      if (id !== undefined && (await echoes.hear(item.channel, id))) await intake.drop(item.id, clock.now())
      else await take(item)
      leave(waiting, item.channel)
    } catch (error) {
      const why = errorWords(error)
      const wait = retryMs[item.attempts - 1]
      if (wait === undefined) return bury(item, why)
      await intake.retry(item.id, clock.now() + wait, why)
    }
  }
  // Whoever asks first this time is last the next.
  let first = 0
  return createFairLoop({
    channels() {
      const names = [...waiting].filter(([channel, count]) => count > 0 && !isPaused(channel)).map(([channel]) => channel)
      first += 1
      return names.map((_, index) => names[(index + first) % names.length] ?? '')
    },
    lease: (channel, room) => intake.lease(channel, clock.now(), leaseMs, room),
    one,
    clock,
    onError,
    perChannel: 32,
  })
}

// Boundary: what came was written down by `readIncoming`.
function idOf({ body }: LeasedIntake): string | undefined {
  return (body as { readonly id?: string }).id
}
