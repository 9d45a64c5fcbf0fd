import type { ChannelView } from './channel-view.ts'

/** How a channel is, in a word. */
export type ChannelState = 'working' | 'waiting' | 'opening' | 'unset' | 'paused' | 'trouble' | 'failed' | 'broken'

/** The worst that is to be said of a channel. `isKnown`: a plugin that runs declares its kind. */
export function channelState({ paused, status, secrets }: ChannelView, isKnown: boolean): ChannelState {
  if (!isKnown) return 'broken'
  if (paused) return 'paused'
  // What nobody has set explains whatever else went wrong.
  if (secrets.some(({ isSet }) => !isSet)) return 'unset'
  if (status?.trouble) return 'trouble'
  if (status?.state === 'failed') return 'failed'
  if (status?.state === 'closed') return 'opening'
  return (status?.waiting ?? 0) > 0 ? 'waiting' : 'working'
}

/** When it last did what it is for: ms since 1970. */
export function lastSuccessAt({ status }: ChannelView): number | undefined {
  const times = [status?.lastReceivedAt, status?.lastSentAt].filter(at => at !== undefined)
  return times.length === 0 ? undefined : Math.max(...times)
}
