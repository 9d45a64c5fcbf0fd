import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

/** Steps that send mails where no mail server is set up: they can only fail. */
export function* mails({ graph, sendsMail }: Subject): Iterable<Finding> {
  if (sendsMail) return
  for (const { id: node, declared } of graph.plans)
    if (declared?.type === 'action' && declared.does?.mails) yield { code: 'mail_not_set_up', node, params: {} }
}
