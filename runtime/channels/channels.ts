import type { AnyChannel } from '../../plugins/kit/channel.ts'
import type { ParleyError } from '../errors/parley-error.ts'

/** The channels of this installation: each is of a kind that a plugin declares, with settings of its own. */
export interface Channels {
  /** In the order of their ids. */
  list(): readonly ChannelSettings[]
  find(id: string): ChannelSettings | undefined
  /** Those that cannot be used, because their plugin is not there or does not take their settings any more. In the order of their ids. */
  dormant(): readonly DormantChannel[]
  /** Plugins have changed: reads the channels of these kinds anew. */
  refresh(kinds: ReadonlySet<string>): void
  /** Error: `channel_unknown`. */
  get(id: string): ChannelSettings
  /**
   * Sets a channel up, or anew; `revision` 0 adds one. Errors: `channel_unknown`, `channel_kind_unknown`, `channel_invalid`,
   * `revision_stale`.
   */
  put(id: string, revision: number, about: ChannelBody): Promise<ChannelSettings>
  /** Takes a channel away. Error: `channel_unknown`. */
  remove(id: string): Promise<void>
  /** Told which channel was set up, changed or taken away. Gives what ends it. */
  listen(heard: (id: string) => void): () => void
}

/** What is written down of a channel. */
export interface ChannelBody {
  /** The id of a plugin that declares a channel. */
  readonly kind: string
  readonly config: Readonly<Record<string, unknown>>
  /** Nothing is taken up and nothing is sent until it goes on. Left out: it is at work. */
  readonly paused?: boolean
}

/** A channel that is set up and cannot be used. */
export interface DormantChannel extends ChannelBody {
  readonly id: string
  readonly revision: number
  readonly why: ParleyError
}

/** A channel as it is set up. */
export interface ChannelSettings {
  readonly id: string
  readonly kind: AnyChannel
  /** Counts what was written; 0 for the one that is there before anybody has written anything. */
  readonly revision: number
  /** With the defaults of what nobody has set. */
  readonly config: Readonly<Record<string, unknown>>
  readonly paused: boolean
  /** Web origins whose pages may use it; none = any. */
  readonly origins: readonly string[]
  /** The id of its opening hours. */
  readonly hours?: string
  /** Where people find what was written while no flow was live. */
  readonly inbox?: string
}
