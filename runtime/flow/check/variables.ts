import type { Finding } from './problem.ts'
import { setBefore } from './set-before.ts'
import { sourcesOf } from './sources-of.ts'
import type { Subject } from './subject.ts'
import { variablesRead } from './variables-used.ts'

/** Variables that are read where nothing on any way can have set them. */
export function* variables(subject: Subject): Iterable<Finding> {
  const { graph, everywhere, fields, texts } = subject
  const reads = graph.plans.map((_, node) => variablesRead(fields[node] ?? [], texts[node] ?? []))
  const names = new Set(reads.flatMap(read => [...read.keys()]))
  if (names.size === 0) return
  const isSet = setBefore(sourcesOf(subject, names))
  for (const [node, read] of reads.entries()) {
    // Where nothing leads nothing is read.
    if (!everywhere.has(node)) continue
    for (const [name, field] of read) {
      if (isSet(node, name)) continue
      yield { code: 'variable_unset', node: graph.plans[node]?.id, field, params: { name } }
    }
  }
}
