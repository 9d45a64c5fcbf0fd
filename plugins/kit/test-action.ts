import type { AnyAction } from './action.ts'
import { configProblems } from './contract/config-problems.ts'
import { doesProblems } from './contract/does-problems.ts'
import { labelProblems, phraseProblems } from './contract/label-problems.ts'
import { lookProblems } from './contract/look-problems.ts'
import { onProblems } from './contract/on-problems.ts'
import { playSample, type Sample } from './contract/play-sample.ts'

/**
 * Holds an action against the contract of the kit. An empty list is a pass; each problem names the action, what is wrong and
 * the remedy. The samples are configs to play, with what is heard in each; they should lead to everything `does` declares.
 *
 *     expect(testAction(ask, [{ config: { question: { en: 'Your name?' } }, hear: ['Ada'] }])).toEqual([])
 */
export function testAction<A extends AnyAction>(
  action: A,
  samples: readonly Sample<NoInfer<A>>[] = [],
  { languages = ['en'] }: { readonly languages?: readonly string[] } = {},
): string[] {
  const config = configProblems(
    action,
    samples.map(sample => sample.config),
  )
  const problems = [
    ...labelProblems(action, languages),
    ...phraseProblems(action, languages),
    ...onProblems(action),
    ...lookProblems(action),
    ...config,
  ]
  // What has no valid config cannot be played.
  if (config.length === 0) {
    const played = (samples.length ? samples : [{ config: {} }]).map((sample, index) =>
      playSample(action, sample, `sample ${index + 1}`),
    )
    problems.push(...played.flatMap(({ problems }) => problems), ...doesProblems(action, played))
  }
  return [...new Set(problems)].map(problem => `action "${action.id}": ${problem}`)
}
