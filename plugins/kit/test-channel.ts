import type { z } from 'zod'
import type { AnyChannel } from './channel.ts'
import { configProblems } from './contract/config-problems.ts'
import { jsonProblem } from './contract/json-problem.ts'
import { labelProblems, phraseProblems } from './contract/label-problems.ts'
import { errorWords } from './error-words.ts'
import { freeze } from './freeze.ts'
import { shownOf } from './shown-of.ts'

/**
 * Holds a channel against the contract of the kit. An empty list is a pass; each problem names the channel, what is wrong and
 * the remedy. The samples are configs and displays, with what a client is to be told of them.
 */
export function testChannel<C extends AnyChannel>(
  channel: C,
  samples: readonly ChannelSample<NoInfer<C>>[] = [],
  { languages = ['en'] }: { readonly languages?: readonly string[] } = {},
): string[] {
  // Nobody has set anything: that must work as well.
  const all: readonly ChannelSample[] = [{}, ...samples]
  const { id, icon } = channel
  const wrong = [
    ...configProblems(
      channel,
      all.map(({ config = {} }) => config),
    ),
    ...configProblems(
      { id, icon, config: channel.display },
      all.map(({ display = {} }) => display),
    ).map(problem => `display: ${problem}`),
  ]
  const problems = [
    ...labelProblems(channel, languages),
    ...phraseProblems(channel, languages),
    ...limitProblems(channel),
    ...wrong,
    ...(wrong.length === 0 ? all.flatMap((sample, index) => sampleProblems(channel, sample, `sample ${index}`)) : []),
  ]
  return [...new Set(problems)].map(problem => `channel "${id}": ${problem}`)
}

/** What an admin has set, what a flow says of its look, and where it is seen. Sample 0 is nothing of it. */
export interface ChannelSample<C extends AnyChannel = AnyChannel> {
  readonly config?: z.input<C['config']>
  readonly display?: z.input<C['display']>
  readonly greeting?: readonly string[]
  readonly languages?: readonly string[]
  readonly hours?: { readonly open: boolean; readonly changesAt?: number }
}

function limitProblems({ limits, capabilities }: AnyChannel): readonly string[] {
  const wrong = Object.entries(limits)
    .filter(([, limit]) => !Number.isSafeInteger(limit) || limit < 0)
    .map(([name, limit]) => `limits.${name} is ${limit}: give a whole number, 0 for none`)
  const { textLength, choices, cards, fileBytes } = limits
  const shows = (...types: readonly string[]): boolean => capabilities.parts.some(type => types.includes(type))
  return [
    ...wrong,
    ...(textLength < leastText
      ? [`limits.textLength is ${textLength}: at least ${leastText}, or no text can be fitted to it`]
      : []),
    ...(capabilities.inputs.includes('text')
      ? []
      : ['capabilities.inputs lacks "text": what a channel cannot ask for is asked for as text']),
    ...(capabilities.choices === choices > 0
      ? []
      : [`capabilities.choices is ${capabilities.choices} and limits.choices ${choices}: make them agree`]),
    ...(shows('card') === cards > 0 ? [] : [`limits.cards is ${cards}: 0 where capabilities.parts has no "card", else more`]),
    ...(shows('image', 'video', 'audio', 'file') && fileBytes === 0
      ? ['limits.fileBytes is 0: give the size of the largest file of capabilities.parts']
      : []),
  ]
}

// Letters of several code points are never cut: some are that long.
const leastText = 20

function embedProblems(channel: AnyChannel, config: object, name: string): readonly string[] {
  const about = freeze({ origin: 'https://chat.example.com', channel: 'here', config: channel.config.parse(config) })
  try {
    const embed: unknown = channel.embed?.(about)
    return embed === undefined || typeof embed === 'string' ? [] : [`\`embed\` gives no text for ${name}: return one`]
  } catch (error) {
    return [`\`embed\` throws for ${name} "${errorWords(error)}": it never throws`]
  }
}

function shareProblems(channel: AnyChannel, config: object, name: string): readonly string[] {
  const about = freeze({ origin: 'https://chat.example.com', channel: 'here', config: channel.config.parse(config) })
  try {
    const shares: Readonly<Record<string, unknown>> = channel.shares?.(about) ?? {}
    return Object.entries(shares).flatMap(([key, value]) => [
      ...(typeof value === 'string' ? [] : [`\`shares\` gives no text under "${key}" for ${name}: return texts by name`]),
      ...(channel.texts.en.shares?.[key]
        ? []
        : [`\`shares\` gives "${key}", which nobody has named: add texts.en.shares['${key}']`]),
    ])
  } catch (error) {
    return [`\`shares\` throws for ${name} "${errorWords(error)}": it never throws`]
  }
}

function sampleProblems(channel: AnyChannel, sample: ChannelSample, name: string): readonly string[] {
  return [
    ...showProblems(channel, sample, name),
    ...embedProblems(channel, sample.config ?? {}, name),
    ...shareProblems(channel, sample.config ?? {}, name),
  ]
}

function showProblems(
  channel: AnyChannel,
  { config = {}, display = {}, ...given }: ChannelSample,
  name: string,
): readonly string[] {
  const about = freeze({
    config: channel.config.parse(config),
    display: channel.display.parse(display),
    language: 'en',
    languages: ['en'],
    greeting: [],
    now: 0,
    ...given,
  })
  try {
    const shown = shownOf(channel, about)
    const problem = jsonProblem(shown)
    if (problem) return [`\`shows\` gives for ${name} what JSON loses (${problem}): use plain values`]
    if (JSON.stringify(shown) !== JSON.stringify(shownOf(channel, about)))
      return [`\`shows\` gives something else for ${name} the second time: read what it is given alone`]
    return []
  } catch (error) {
    return [`\`shows\` throws for ${name} "${errorWords(error)}": it never throws`]
  }
}
