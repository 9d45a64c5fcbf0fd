import type { ChannelDescriptor } from '../../../../plugins/kit/channel-descriptor.ts'
import { useAnswer } from '../../../api/use-answer.ts'
import { useDocument } from '../../editor-context.tsx'

/** What the flow's channel can take and show; undefined while nobody has said so. */
export function useChannel(): Pick<ChannelDescriptor, 'limits' | 'capabilities' | 'pages'> | undefined {
  const id = useDocument(({ settings }) => settings.channel)
  const kind = useAnswer('GET /api/channels').data?.find(channel => channel.id === id)?.kind
  const plugins = useAnswer('GET /api/plugins').data
  const plugin = plugins?.find(each => each.type === 'channel' && each.id === kind)
  // The boundary: what the server lists as a channel is the descriptor of one.
  return plugin as ChannelDescriptor | undefined
}
