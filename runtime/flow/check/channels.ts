import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** The channel that nobody has set up: the flow is right, and no visitor comes to it. And what the channel never lets happen. */
export function* channels({ flow: { channel }, graph, channelOf, knowsChannels }: Subject): Iterable<Finding> {
  if (knowsChannels && channelOf(channel) === undefined) yield { code: 'channel_unknown', field: 'channel', params: { channel } }
  if (channelOf(channel)?.delivery !== 'push') return
  for (const { id, declared } of graph.plans) {
    const isReturn = declared?.type === 'trigger' && declared.listens === 'return'
    if (isReturn) yield { code: 'return_unseen', node: id, params: { channel } }
  }
}
