import type { FastifyInstance } from 'fastify'
import type { AnyServeChannel, Carried, Line, OpenChannel, Recipient, Sent, Trouble } from '../../plugins/kit/server.ts'
import type { ChannelSettings } from '../channels/channels.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Answerer } from './lines.ts'
import { withLimit } from './with-limit.ts'

/** A channel at work, with all that was opened for it. */
export interface OpenedChannel {
  readonly answer: Answerer
  /** Left out where it cannot send. */
  readonly send?: NonNullable<OpenChannel['send']>
  /** Left out where its letters stand in for no other channel. Errors: `target_timeout`, what the plugin throws. */
  readonly carry?: (letter: Carried, key: string) => Promise<Sent>
  /** Left out where it has nothing to try. Errors: `target_timeout`, what the plugin throws. */
  readonly test?: () => Promise<Trouble | undefined>
  /** Left out where no other program takes part. Errors: `target_timeout`, what the plugin throws. */
  readonly hold?: (to: Recipient, holder: 'us' | 'other') => Promise<void>
  /** What may have arrived must not be sent again. */
  readonly sendsOnce: boolean
  /** Lets go once nothing is on its way through it. Never rejects. */
  close(): Promise<void>
}

/** A line as the plugin of any kind of channel sees it. */
export type AnyLine = Line<Readonly<Record<string, unknown>>>

export interface OpenChannelParts {
  readonly channel: ChannelSettings
  readonly half: AnyServeChannel
  readonly app: FastifyInstance
  readonly line: AnyLine
  /** Ends what the line still does by itself. */
  readonly ends: () => void
  readonly clock: Clock
  readonly onError: (error: unknown) => void
}

const testMs = 30_000
const holdMs = 15_000
const carryMs = 15_000
const openMs = 15_000
const closeMs = 5_000

/** Opens one channel by its plugin. Rejects with what the plugin throws, or `target_timeout`. */
export async function openChannel({ channel, half, app, line, ends, clock, onError }: OpenChannelParts): Promise<OpenedChannel> {
  const limited = <T>(ms: number, work: (signal: AbortSignal) => Promise<T> | T): Promise<T> =>
    withLimit(clock, ms, channel.id, work)
  let opened: OpenChannel
  try {
    opened = await limited(openMs, () => open(half, app, line))
    await limited(openMs, async () => {
      await app.ready()
    })
  } catch (error) {
    ends()
    app.close().catch(onError)
    throw error
  }
  const { send, test, hold, carry } = opened
  const flying = new Set<Promise<unknown>>()
  // What will not end in time is left to itself.
  const told = (error: unknown): void => {
    if (!(error instanceof ParleyError && error.code === 'target_timeout')) onError(error)
  }
  return {
    answer: (request, reply) => app.routing(request, reply),
    ...(send
      ? {
          send(to, message, about) {
            const flight = Promise.resolve().then(() => send.call(opened, to, message, about))
            flying.add(flight)
            void flight.catch(() => {}).finally(() => flying.delete(flight))
            return flight
          },
        }
      : {}),
    ...(carry ? { carry: (letter, key) => limited(carryMs, signal => carry.call(opened, letter, { key, signal })) } : {}),
    ...(test ? { test: () => limited(testMs, signal => test.call(opened, signal)) } : {}),
    ...(hold ? { hold: (to, holder) => limited(holdMs, signal => hold.call(opened, to, holder, signal)) } : {}),
    sendsOnce: half.sendsOnce === true,
    async close() {
      await limited(openMs, () => Promise.allSettled(flying)).catch(() => {})
      ends()
      await limited(closeMs, () => opened.close?.()).catch(told)
      await limited(closeMs, () => app.close()).catch(told)
    },
  }
}

// The plugin's own types and the runtime's meet here: its settings were read by its schema.
function open(half: AnyServeChannel, app: FastifyInstance, line: AnyLine): OpenChannel | Promise<OpenChannel> {
  return half.open?.(app, line as Line<never>) ?? {}
}
