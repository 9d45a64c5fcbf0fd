import type { AnyAction } from '../../plugins/kit/action.ts'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import type { ChannelDescriptor } from '../../plugins/kit/channel-descriptor.ts'
import type { Descriptor } from '../../plugins/kit/descriptor.ts'
import type { AnyServe, AnyServeChannel } from '../../plugins/kit/server.ts'
import type { AnyTrigger } from '../../plugins/kit/trigger.ts'
import { descriptorsOf } from './descriptors-of.ts'
import type { Plugins } from './load-plugins.ts'

/** Every plugin that runs. The maps are the same for ever and change in place, all at once, before anybody is told. */
export interface LivePlugins extends Plugins {
  /** Everything nodes and channels can be, as plain JSON. */
  descriptors(): readonly (Descriptor | ChannelDescriptor)[]
  /** Calls back with the ids that came, went or are others than they were. Gives what ends it. */
  listen(heard: (ids: ReadonlySet<string>) => void): () => void
  /** Puts what a plugin declares in the place of what it declared before; `undefined` takes it away. */
  change(changes: ReadonlyMap<string, Loaded | undefined>): void
}

/** What one plugin brings. */
export interface Loaded {
  readonly declared: AnyAction | AnyTrigger | AnyChannel
  readonly serve?: AnyServe
  readonly site?: AnyServeChannel
}

/** `onError` hears what a listener throws: the others are told all the same. */
export function createLivePlugins(builtIn: Plugins, onError: (error: unknown) => void): LivePlugins {
  const declarations = new Map(builtIn.declarations)
  const serves = new Map(builtIn.serves)
  const channels = new Map(builtIn.channels)
  const sites = new Map(builtIn.sites)
  const listeners = new Set<(ids: ReadonlySet<string>) => void>()
  let descriptors: ReturnType<LivePlugins['descriptors']> | undefined
  return {
    declarations,
    serves,
    channels,
    sites,
    descriptors() {
      descriptors ??= descriptorsOf({ declarations, channels })
      return descriptors
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    change(changes) {
      if (changes.size === 0) return
      for (const [id, loaded] of changes) {
        const { declared, serve, site } = loaded ?? {}
        put(declarations, id, declared?.type === 'channel' ? undefined : declared)
        put(channels, id, declared?.type === 'channel' ? declared : undefined)
        put(serves, id, serve)
        put(sites, id, site)
      }
      descriptors = undefined
      const ids = new Set(changes.keys())
      for (const heard of listeners) {
        try {
          heard(ids)
        } catch (error) {
          onError(error)
        }
      }
    },
  }
}

function put<Value>(map: Map<string, Value>, id: string, value: Value | undefined): void {
  if (value === undefined) map.delete(id)
  else map.set(id, value)
}
