import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Code that cannot be read: it would fail each time it is run. */
export function* code({ graph, fields, slipIn }: Subject): Iterable<Finding> {
  for (const [index, { id: node }] of graph.plans.entries()) {
    for (const { kind, value, path } of fields[index] ?? []) {
      const slip = kind === 'code' && typeof value === 'string' ? slipIn(value) : undefined
      if (slip) yield { code: 'code_syntax', node, field: path.join('.'), params: { line: slip.line, why: slip.why } }
    }
  }
}
