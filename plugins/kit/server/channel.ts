import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Carried } from './carried.ts'
import type { Line, Trouble } from './line.ts'
import type { Outgoing, Recipient, Sent } from './outgoing.ts'
import type { SiteApp, SiteParts } from './site.ts'

/**
 * Gives a kind of channel its server half. `open` is called for each channel of the kind that is set up, and again whenever its
 * settings change: it adds what the outside calls, and returns how messages leave.
 */
export function serveChannel<C extends z.ZodObject>(
  channel: { readonly id: string; readonly config: C },
  half: ChannelHalf<z.output<C>>,
): { readonly type: 'serve-channel'; readonly channel: typeof channel } & ChannelHalf<z.output<C>> {
  return { type: 'serve-channel', channel, ...half }
}

export interface ChannelHalf<C> {
  /**
   * The other side takes no key, so that what may have arrived must not be sent again: a message that was in hand when the server
   * stopped, or when its time was over, is `uncertain` instead. Without it such a message is sent once more, under its key.
   */
  readonly sendsOnce?: true
  /** The path of a page that shows it at work: whoever opens the server's address is led there while a flow is live on such a channel. */
  readonly front?: string
  /** What it serves at the root of the server, once for all channels of the kind. */
  site?(app: SiteApp, about: SiteParts): void
  /**
   * Opens one channel. `app` is a server of its own under `/channels/<kind>/<id>/`, open to anybody: bodies come as `Buffer` unless
   * a parser is added. A throw is shown to admins and closes nothing else.
   */
  open?(app: FastifyInstance, line: Line<C>): OpenChannel | Promise<OpenChannel>
}

/** One channel at work. */
export interface OpenChannel {
  /**
   * Sends one message of the bot or of an agent. Called in order within a conversation, the next only once this one is settled, at
   * least once, always with the same `key`. A throw counts as `retry`. Aborts after 15 s.
   */
  send?(to: Recipient, message: Outgoing, about: { readonly key: string; readonly signal: AbortSignal }): Promise<Sent>
  /** Sends a letter for another channel, so that answers to it come in here. As `send`; with `carries` in the declaration. */
  carry?(letter: Carried, about: { readonly key: string; readonly signal: AbortSignal }): Promise<Sent>
  /** Tries whether it could work now, as an admin asks: signs in, asks the other side. A throw counts as trouble. Aborts after 30 s. */
  test?(signal: AbortSignal): Promise<Trouble | undefined>
  /** Somebody of the team takes a conversation that another program holds, or leaves it to that again. */
  hold?(to: Recipient, holder: 'us' | 'other', signal: AbortSignal): Promise<void>
  /** Lets go of what it holds: connections, timers. */
  close?(): void | Promise<void>
}

/** The server half of a channel whose types the runtime need not know. */
export interface AnyServeChannel {
  readonly type: 'serve-channel'
  readonly channel: { readonly id: string; readonly config: z.ZodObject }
  readonly sendsOnce?: true
  readonly front?: string
  site?(app: SiteApp, about: SiteParts): void
  open?(app: FastifyInstance, line: Line<never>): OpenChannel | Promise<OpenChannel>
}
