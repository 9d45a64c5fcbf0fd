import { errorWords } from '../../plugins/kit/error-words.ts'
import type { AnyServeChannel, Trouble } from '../../plugins/kit/server.ts'
import type { ChannelSettings, Channels } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { createGuardedTimers, type GuardedTimers } from './guarded-timers.ts'
import type { Door, LineStatus, StandingTrouble } from './lines.ts'
import { type AnyLine, type OpenedChannel, openChannel } from './open-channel.ts'

/** The channels that are open, each with its own state: one that fails closes no other. */
export interface OpenChannels {
  start(door: Door): Promise<void>
  /** A channel, or its plugin or a secret of its, is another than it was: what is open is opened anew. */
  changed(id: string): void
  get(id: string): OpenedChannel | undefined
  /** What is wrong with it as a whole, as it said itself. */
  trouble(id: string): StandingTrouble | undefined
  /** Waits until it is open, has failed, or is known to be nowhere. */
  settled(id: string): Promise<void>
  state(id: string): Pick<LineStatus, 'state' | 'why'>
  /** Waits until nothing is being opened. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface OpenChannelsParts {
  readonly channels: Pick<Channels, 'list' | 'find'>
  /** Server halves by kind. */
  readonly halves: ReadonlyMap<string, AnyServeChannel>
  /** `timers`: of this opening alone. */
  readonly lineOf: (channel: ChannelSettings, door: Door, opening: Opening) => AnyLine
  readonly clock: Clock
  readonly onError: (error: unknown) => void
  /** One was opened: what waited for it may go. */
  readonly opened: () => void
}

/** One opening of a channel: what it says is heard until the next has taken its place. */
export interface Opening {
  readonly timers: GuardedTimers
  trouble(trouble: Trouble | undefined): void
}

/** Waits before one that has failed is tried again; the last goes on. */
const retryMs = [5_000, 30_000, 120_000, 600_000]

interface Slot {
  current?: OpenedChannel | undefined
  why?: string | undefined
  trouble?: StandingTrouble | undefined
  /** Counts its openings. */
  opening: number
  tries: number
  cancel: () => void
  /** Ends with what is under way. */
  working: Promise<void>
}

export function createOpenChannels(parts: OpenChannelsParts): OpenChannels {
  const { channels, halves, lineOf, clock, onError, opened } = parts
  const slots = new Map<string, Slot>()
  let door: Door | undefined
  let stopped = false

  const closing = new Set<Promise<void>>()
  const letGo = (channel: OpenedChannel): void => {
    const gone = channel.close().finally(() => closing.delete(gone))
    closing.add(gone)
  }
  const open = async (id: string, slot: Slot): Promise<void> => {
    const before = slot.current
    const channel = channels.find(id)
    const half = channel && halves.get(channel.kind.id)
    if (stopped || !door || !channel || half?.open === undefined) {
      slot.current = undefined
      slot.why = undefined
      slots.delete(id)
    } else {
      try {
        // The one before answers until this one does.
        slot.opening += 1
        const opening = openingOf(id, slot, slot.opening)
        const line = lineOf(channel, door, opening)
        const ends = opening.timers.cancelAll
        slot.current = await openChannel({ channel, half, app: door.createApp(), line, ends, clock, onError })
        slot.why = undefined
        slot.tries = 0
        opened()
      } catch (error) {
        slot.current = undefined
        slot.why = errorWords(error).slice(0, 500)
        onError(new ParleyError('channel_failed', { id, why: slot.why }, { cause: error }))
        slot.cancel = clock.after(retryMs[Math.min(slot.tries, retryMs.length - 1)] ?? 0, () => again(id))
        slot.tries += 1
      }
    }
    // Whoever changes something waits for the new one, not for what is still on its way through the old.
    if (before) letGo(before)
  }
  const openingOf = (id: string, slot: Slot, number: number): Opening => {
    // It says anew what is wrong.
    slot.trouble = undefined
    return {
      timers: createGuardedTimers(clock, error =>
        onError(new ParleyError('channel_broke', { id, why: errorWords(error).slice(0, 500) }, { cause: error })),
      ),
      trouble(trouble) {
        if (slot.opening !== number) return
        const before = slot.trouble
        const at = before && before.code === trouble?.code ? before.at : clock.now()
        slot.trouble = trouble && { ...trouble, why: trouble.why.slice(0, 500), at }
        if (before?.holds && !trouble?.holds) opened()
      },
    }
  }
  const again = (id: string): void => {
    const slot = slots.get(id) ?? { tries: 0, opening: 0, cancel: () => {}, working: Promise.resolve() }
    slots.set(id, slot)
    slot.cancel()
    slot.working = slot.working.then(() => open(id, slot)).catch(onError)
  }
  return {
    async start(given) {
      door = given
      for (const { id } of channels.list()) again(id)
      await Promise.all([...slots.values()].map(({ working }) => working))
    },
    changed(id) {
      if (!door || stopped) return
      const slot = slots.get(id)
      if (slot) slot.tries = 0
      again(id)
    },
    get: id => slots.get(id)?.current,
    trouble: id => slots.get(id)?.trouble,
    settled: async id => slots.get(id)?.working,
    state(id) {
      const slot = slots.get(id)
      if (slot?.current) return { state: 'open' }
      return slot?.why === undefined ? { state: 'closed' } : { state: 'failed', why: slot.why }
    },
    async idle() {
      await Promise.all([...slots.values()].map(({ working }) => working))
    },
    async stop() {
      stopped = true
      const all = [...slots.values()]
      for (const { cancel } of all) cancel()
      await Promise.all(all.map(({ working }) => working))
      await Promise.all([...closing, ...all.map(({ current }) => current?.close())])
    },
  }
}
