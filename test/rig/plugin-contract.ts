import { existsSync, readdirSync } from 'node:fs'
import type { Sample } from '../../plugins/kit/contract/play-sample.ts'
import type { AnyAction, AnyTrigger } from '../../plugins/kit/index.ts'
import { testAction } from '../../plugins/kit/test-action.ts'
import { type TriggerSample, testTrigger } from '../../plugins/kit/test-trigger.ts'

/** Holds every plugin of the repository to the kit's contract: whatever its `index.ts` exports as an action or trigger. */
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
      ...(declared.type === 'action'
        ? testAction(declared, samples[declared.id]?.actions, { languages })
        : testTrigger(declared, samples[declared.id]?.triggers, { languages })),
    ],
  }))
}

/** What one action or trigger has wrong with it. */
export interface Verdict {
  readonly id: string
  readonly type: 'action' | 'trigger'
  readonly problems: readonly string[]
}

/** What an action or trigger is tried with. */
export interface Samples {
  readonly actions?: readonly Sample[]
  readonly triggers?: readonly TriggerSample[]
}

async function findPlugins(): Promise<readonly { folder: string; declared: AnyAction | AnyTrigger }[]> {
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

function isDeclared(value: unknown): value is AnyAction | AnyTrigger {
  return typeof value === 'object' && value !== null && 'type' in value && (value.type === 'action' || value.type === 'trigger')
}
