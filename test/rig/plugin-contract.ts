import { existsSync, readdirSync } from 'node:fs'
import type { Sample } from '../../plugins/kit/contract/play-sample.ts'
import type { AnyAction, AnyChannel, AnyTrigger } from '../../plugins/kit/index.ts'
import { isDeclared } from '../../plugins/kit/is-declared.ts'
import { testAction } from '../../plugins/kit/test-action.ts'
import { type ChannelSample, testChannel } from '../../plugins/kit/test-channel.ts'
import { type TriggerSample, testTrigger } from '../../plugins/kit/test-trigger.ts'

/** Holds every plugin of the repository to the kit's contract: whatever its `index.ts` exports as an action, trigger or channel. */
export async function pluginContract(
  samples: Readonly<Record<string, Samples>>,
  languages: readonly string[],
): Promise<readonly Verdict[]> {
  const found = await findPlugins()
  return found.map(({ folder, declared }) => ({
    id: declared.id,
    type: declared.type,
    problems: [
      ...(declared.id === folder ? [] : [`plugins/${folder} declares "${declared.id}": name the folder after it`]),
      ...contractProblems(declared, samples[declared.id] ?? {}, languages),
    ],
  }))
}

function contractProblems(declared: Declared, samples: Samples, languages: readonly string[]): readonly string[] {
  if (declared.type === 'action') return testAction(declared, samples.actions, { languages })
  if (declared.type === 'trigger') return testTrigger(declared, samples.triggers, { languages })
  return testChannel(declared, samples.channels, { languages })
}

/** What one action, trigger or channel has wrong with it. */
export interface Verdict {
  readonly id: string
  readonly type: Declared['type']
  readonly problems: readonly string[]
}

/** What an action, trigger or channel is tried with. */
export interface Samples {
  readonly actions?: readonly Sample[]
  readonly triggers?: readonly TriggerSample[]
  readonly channels?: readonly ChannelSample[]
}

type Declared = AnyAction | AnyTrigger | AnyChannel

async function findPlugins(): Promise<readonly { folder: string; declared: Declared }[]> {
  const plugins = new URL('../../plugins/', import.meta.url)
  const folders = readdirSync(plugins).filter(folder => folder !== 'kit' && existsSync(new URL(`${folder}/index.ts`, plugins)))
  const modules = await Promise.all(
    folders.map(async folder => {
      const exported: Readonly<Record<string, unknown>> = await import(new URL(`${folder}/index.ts`, plugins).href)
      return Object.values(exported)
        .filter(isDeclared)
        .map(declared => ({ folder, declared }))
    }),
  )
  return modules.flat()
}
