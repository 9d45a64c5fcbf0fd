import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Texts that are longer than what arrives of them, with the last words that do. */
export function* textLengths({ graph, texts, textLimit: limit }: Subject): Iterable<Finding> {
  for (const [index, { id: node }] of graph.plans.entries()) {
    for (const { kind, wordings } of texts[index] ?? []) {
      for (const { path: field, text } of wordings) {
        // Counting characters as people do costs more, and there are never more of them than code units.
        if (kind !== 'localised' || text.length <= limit) continue
        const characters = Array.from(text)
        const { length } = characters
        const cut = characters.slice(Math.max(0, limit - 40), limit).join('')
        if (length > limit) yield { code: 'text_too_long', node, field, params: { limit, length, cut } }
      }
    }
  }
}
