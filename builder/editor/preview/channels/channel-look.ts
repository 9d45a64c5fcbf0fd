import type { ChannelDescriptor } from '../../../../plugins/kit/channel-descriptor.ts'

/** How what is said looks there: a chat with bubbles, or letters. */
export type ChannelLook = 'chat' | 'letter'

/** Nothing can be pressed in a letter, and it may be long: that is how one is told, whatever plugin brings the channel. */
export function lookOf({
  delivery,
  limits,
  capabilities,
}: Pick<ChannelDescriptor, 'delivery' | 'limits' | 'capabilities'>): ChannelLook {
  return delivery === 'push' && !capabilities.choices && limits.textLength >= letterFrom ? 'letter' : 'chat'
}

/** UTF-16 units: longer than any text message, shorter than any mail. */
const letterFrom = 5_000
