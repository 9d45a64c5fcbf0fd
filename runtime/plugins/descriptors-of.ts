import { type ChannelDescriptor, channelDescriptorOf } from '../../plugins/kit/channel-descriptor.ts'
import { type Descriptor, descriptorOf } from '../../plugins/kit/descriptor.ts'
import type { Plugins } from './load-plugins.ts'

/** Everything nodes and channels can be, as plain JSON. */
export function descriptorsOf(plugins: Pick<Plugins, 'declarations' | 'channels'>): readonly (Descriptor | ChannelDescriptor)[] {
  return [...[...plugins.declarations.values()].map(descriptorOf), ...[...plugins.channels.values()].map(channelDescriptorOf)]
}
