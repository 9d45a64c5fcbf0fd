import type { z } from 'zod'
import { conditionOf, patienceOf } from './asked-of-trigger.ts'
import { configProblems } from './contract/config-problems.ts'
import { labelProblems } from './contract/label-problems.ts'
import { type Occasion, playTrigger } from './play-trigger.ts'
import { condition } from './rule/condition.ts'
import { type AnyTrigger, isPatience } from './trigger.ts'

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
  problems.push(...shapeProblems(trigger))
  if (config.length === 0)
    problems.push(
      ...(samples.length > 0 ? samples : [{ config: {} }]).flatMap((sample, index) =>
        sampleProblems(trigger, sample, `sample ${index + 1}`),
      ),
    )
  return [...new Set(problems)].map(problem => `trigger "${trigger.id}": ${problem}`)
}

/** A config, what sets a trigger with it off (texts of visitors, or events), and what it leaves alone. */
export interface TriggerSample<T extends AnyTrigger = AnyTrigger> {
  readonly config: z.input<T['config']>
  readonly hears?: readonly Occasion[]
  readonly ignores?: readonly Occasion[]
}

function shapeProblems({ listens, interrupts, matches, after, keeps }: AnyTrigger): readonly string[] {
  const isTold = listens === 'message' || listens === 'event'
  const isAwaited = listens === 'return' || listens === 'silence'
  const wrong: readonly (readonly [boolean, string])[] = [
    [isTold !== (matches !== undefined), '`matches` belongs to triggers that listen to "message" or "event", and to all of them'],
    [isAwaited !== (after !== undefined), '`after` belongs to triggers that listen to "return" or "silence", and to all of them'],
    [keeps !== undefined && listens !== 'event', '`keeps` belongs to triggers that listen to "event"'],
    [(isTold || isAwaited) !== interrupts, '`interrupts` is true of whatever listens while a flow runs, and of nothing else'],
  ]
  return wrong.flatMap(([is, rule]) => (is ? [`it listens to "${listens}": ${rule}`] : []))
}

function sampleProblems(
  trigger: AnyTrigger,
  { config, hears = [], ignores = [] }: TriggerSample,
  name: string,
): readonly string[] {
  const patience = patienceOf(trigger, trigger.config.parse(config))
  if (patience && !isPatience(patience)) return [`\`after\` of ${name} gives no whole ms, or no whole times from 1: correct it`]
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
    ...hears.filter(text => !played.matches(text)).map(text => `${name} does not hear ${shown(text)}: correct \`matches\``),
    ...ignores
      .filter(text => played.matches(text))
      .map(text => `${name} hears ${shown(text)} and ought not: correct \`matches\``),
  ]
}

const shown = (heard: Occasion): string => JSON.stringify(heard)
