import { z } from 'zod'
import type { Line } from '../../kit/server.ts'

const medium = z.object({ type: z.string(), url: z.string() })
const waiting = z.object({
  incoming: z.looseObject({ id: z.string(), from: z.object({ id: z.string() }) }),
  media: z.array(medium),
  /** It is no visitor's: somebody of the Page has answered elsewhere. */
  isElsewhere: z.boolean().default(false),
})
const model = z.object({
  /** Was answered for, and cannot be handed on before something was fetched. */
  pending: z.array(waiting).default([]),
  /** Whose conversations another program has, with since when. */
  held: z.record(z.string(), z.number()).default({}),
  /** What greeting and menu were last sent, as a hash. */
  profile: z.string().default(''),
})

export type Waiting = z.output<typeof waiting>

/** What a channel of this kind keeps through restarts. */
export interface Memory {
  readonly state: z.output<typeof model>
  /** Resolves once what is in `state` now is on the disk. */
  save(): Promise<void>
  /** Saves before long: for what does no harm when it is found as it was before. */
  saveSoon(): void
  /** How many characters it has. */
  size(): number
}

type MemoryLine = Pick<Line<never>, 'kept' | 'keep' | 'clock' | 'log'>

const soonMs = 250

/** Opens what was kept; what cannot be read any more is begun anew. */
export async function createMemory({ kept, keep, clock, log }: MemoryLine): Promise<Memory> {
  const state = model.safeParse((await kept()) ?? {}).data ?? model.parse({})
  let last: Promise<void> = Promise.resolve()
  let round: Promise<void> | undefined
  let isDue = false
  const write = (): Promise<void> => {
    round = undefined
    isDue = false
    const value = structuredClone(state)
    last = last.catch(() => {}).then(() => keep(value))
    return last
  }
  const memory: Memory = {
    state,
    size: () => JSON.stringify(state).length,
    save() {
      // Whatever asks for it in one round of the event loop shares a write.
      round ??= new Promise<void>(done => void setImmediate(done)).then(write)
      return round
    },
    saveSoon() {
      if (isDue) return
      isDue = true
      clock.after(soonMs, async () => {
        if (isDue) await memory.save().catch((error: unknown) => log('nothing can be kept', { why: String(error) }))
      })
    },
  }
  return memory
}
