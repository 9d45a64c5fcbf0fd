import type { z } from 'zod'
import { conditionOf } from './condition-of.ts'
import { configProblems } from './contract/config-problems.ts'
import { labelProblems } from './contract/label-problems.ts'
import { playTrigger } from './play-trigger.ts'
import { condition } from './rule/condition.ts'
import type { AnyTrigger } from './trigger.ts'

/**
 * Holds a trigger against the contract of the kit. An empty list is a pass; each problem names the trigger, what is wrong and
 * the remedy. The samples are configs, with texts each should break in for, and texts it should not.
 */
export function testTrigger<T extends AnyTrigger>(
  trigger: T,
  samples: readonly TriggerSample<NoInfer<T>>[] = [],
  { languages = ['en'] }: { readonly languages?: readonly string[] } = {},
): string[] {
  const config = configProblems(
    trigger,
    samples.map(sample => sample.config),
  )
  const problems = [...labelProblems(trigger, languages), ...config]
  if ((trigger.listens === 'message') !== (trigger.matches !== undefined))
    problems.push(
      `it listens to "${trigger.listens}": \`matches\` belongs to triggers that listen to "message", and to all of them`,
    )
  if (config.length === 0)
    problems.push(
      ...(samples.length > 0 ? samples : [{ config: {} }]).flatMap((sample, index) =>
        sampleProblems(trigger, sample, `sample ${index + 1}`),
      ),
    )
  return [...new Set(problems)].map(problem => `trigger "${trigger.id}": ${problem}`)
}

/** A config, texts a trigger with it hears, and texts it leaves alone. */
export interface TriggerSample<T extends AnyTrigger = AnyTrigger> {
  readonly config: z.input<T['config']>
  readonly hears?: readonly string[]
  readonly ignores?: readonly string[]
}

function sampleProblems(
  trigger: AnyTrigger,
  { config, hears = [], ignores = [] }: TriggerSample,
  name: string,
): readonly string[] {
  const [made, again] = [0, 1].map(() => conditionOf(trigger, trigger.config.parse(config)))
  if (made === undefined) return []
  const parsed = condition.safeParse(made)
  if (!parsed.success)
    return [`\`matches\` of ${name} gives no valid condition: ${parsed.error.issues[0]?.message ?? 'correct it'}`]
  const played = playTrigger(trigger, config)
  return [
    ...(JSON.stringify(made) === JSON.stringify(again)
      ? []
      : [`\`matches\` of ${name} gives another condition the second time: read the config alone`]),
    ...hears.filter(text => !played.matches(text)).map(text => `${name} does not hear "${text}": correct \`matches\``),
    ...ignores.filter(text => played.matches(text)).map(text => `${name} hears "${text}" and ought not: correct \`matches\``),
  ]
}
