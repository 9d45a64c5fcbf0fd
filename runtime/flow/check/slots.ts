import { isSecretSlot } from '../../../plugins/kit/secret-slots.ts'
import { problemsOf } from '../../../plugins/kit/template.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Slots that stay in the text as they are written. */
export function* slots({ graph, texts }: Subject): Iterable<Finding> {
  for (const [index, { id: node }] of graph.plans.entries()) {
    for (const { wordings, secrets } of texts[index] ?? []) {
      for (const { path: field, text } of wordings) {
        if (!text.includes('{{')) continue
        for (const slot of new Set(problemsOf(text).map(problem => problem.slot))) {
          if (secrets && isSecretSlot(slot)) continue
          yield { code: 'slot_malformed', node, field, params: { slot } }
        }
      }
    }
  }
}
