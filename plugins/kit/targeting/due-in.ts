import { meets, type Visit } from './meets.ts'
import type { Target } from './target.ts'

/**
 * In how many ms the flow will be for this visitor if they only stay on the page; undefined when staying does not help, or nobody
 * counts their time.
 */
export function dueIn(target: Target, visit: Visit): number | undefined {
  const { seconds } = visit.visitor
  if (seconds === undefined) return undefined
  const moments = [...target.visitors, ...target.exceptVisitors]
    .flatMap(({ all }) => all)
    .flatMap(test => (test.of === 'visitor.seconds' && 'value' in test ? [test.value].flat() : []))
    .filter(value => typeof value === 'number')
    // A rule may turn true with the second itself, or right after it.
    .flatMap(value => [Math.ceil(value), Math.floor(value) + 1])
    .filter(at => at > seconds && at - seconds <= longest)
  const first = moments
    .toSorted((left, right) => left - right)
    .find(at => meets(target, { ...visit, visitor: { ...visit.visitor, seconds: at } }).meets)
  return first === undefined ? undefined : Math.ceil((first - seconds) * 1_000)
}

// A day, in seconds: nobody is on one page for longer, and timers of browsers take 24 days at most.
const longest = 86_400
