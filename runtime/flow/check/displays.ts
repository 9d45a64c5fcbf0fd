import { issueOf } from '../../errors/issue.ts'
import type { Finding } from './problem.ts'
import type { Subject } from './subject.ts'

const most = 20

/** What the flow says of its look, where its channel cannot show it. A channel that is not there yet shows anything. */
export function* displays({ flow, channelOf }: Subject): Iterable<Finding> {
  const { channel, display } = flow
  const kind = channelOf(channel)
  const issues = kind?.display.safeParse(display).error?.issues ?? []
  for (const raw of issues.slice(0, most)) {
    const { path: field, ...issue } = issueOf(raw, kind?.texts, ['display'])
    yield { code: 'display_invalid', field, params: { channel, field, message: issue.message }, issue }
  }
}
