import { neverMeans, neverMeets } from '../../../plugins/kit/targeting/never.ts'
import type { PageRule } from '../../../plugins/kit/targeting/page-rule.ts'
import { readTarget, target } from '../../../plugins/kit/targeting/target.ts'
import { issueOf } from '../../errors/issue.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

const most = 20

/** Whom the flow is for, where that cannot be read, is nobody, or is nobody that is left. */
export function* targets({ flow, channelOf, hiddenBy }: Subject): Iterable<Finding> {
  const channel = channelOf(flow.channel)
  if (channel && !channel.pages) return
  const read = readTarget(flow.target)
  if (!read) {
    for (const raw of target.safeParse(flow.target).error?.issues.slice(0, most) ?? []) {
      const { path: field, ...issue } = issueOf(raw, {}, ['target'])
      yield { code: 'target_invalid', field, params: { message: issue.message }, issue }
    }
    return
  }
  const never = neverMeets(read)
  if (never) yield { code: never === 'pages' ? 'target_nowhere' : 'target_nobody', field: `target.${never}`, params: {} }
  for (const block of ['pages', 'exceptPages'] as const)
    for (const [at, rule] of read[block].entries()) yield* ofRule(rule, `target.${block}.${at}`)
  const before = hiddenBy(flow)
  if (before !== undefined) yield { code: 'target_hidden', field: 'target', params: { name: before } }
}

function* ofRule(rule: PageRule, place: string): Iterable<Finding> {
  if (rule.of !== 'url') return
  const { value } = rule
  if (neverMeans(rule)) yield { code: 'target_rule_never', field: `${place}.value`, params: { value } }
  else if (rule.is === 'wildcard' && !value.includes('*'))
    yield { code: 'target_wildcard_plain', field: `${place}.value`, params: { value } }
}
