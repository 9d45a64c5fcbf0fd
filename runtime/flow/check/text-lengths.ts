import { fit as fitTo } from '../../../plugins/kit/fit.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Texts that do not fit into one message of the flow's channel, with where the first of them ends: as it is sent. */
export function* textLengths({ flow, graph, texts, channelOf }: Subject): Iterable<Finding> {
  const channel = channelOf(flow.channel)
  if (!channel) return
  const { textLength: limit } = channel.limits
  for (const [index, { id: node }] of graph.plans.entries()) {
    for (const { kind, wordings } of texts[index] ?? []) {
      for (const { path: field, language, text } of wordings) {
        if (kind !== 'localised' || text.length <= limit) continue
        const { length: count, 0: first } = fitTo({ text }, channel, { language })
        const cut = Array.from(first?.text ?? '')
          .slice(-40)
          .join('')
        if (count > 1) yield { code: 'text_too_long', node, field, params: { limit, length: text.length, count, cut } }
      }
    }
  }
}
