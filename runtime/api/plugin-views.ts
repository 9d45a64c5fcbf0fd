import type { z } from 'zod'
import type { AnyAction } from '../../plugins/kit/action.ts'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import type { AnyTrigger } from '../../plugins/kit/trigger.ts'
import { translate } from '../locale/translate.ts'
import type { LivePlugins } from '../plugins/live-plugins.ts'
import type { Outside, OutsidePlugin } from '../plugins/outside/outside.ts'
import type { PluginProblem } from '../plugins/outside/problem.ts'
import { wantsOf } from '../plugins/outside/wants.ts'
import type { KnownSecret } from '../secrets/secrets.ts'
import type { installedPluginAnswer, installedPluginsAnswer } from './contract.ts'

type View = z.output<typeof installedPluginAnswer>

export interface PluginViewParts {
  readonly plugins: LivePlugins
  readonly outside: Outside
  /** By id of a plugin: the flows that use it. */
  readonly uses: ReadonlyMap<string, View['flows']>
  /** The credentials that are set for a plugin. */
  secretsOf(id: string): Promise<readonly KnownSecret[]>
  readonly languages: readonly string[]
}

/** All plugins as admins see them: built in, found, and those that flows use and that are nowhere. */
export async function pluginsView(parts: PluginViewParts): Promise<z.output<typeof installedPluginsAnswer>> {
  const { plugins, outside, uses, languages } = parts
  const rows = outside.list()
  const own = new Set(rows.filter(({ problems }) => !problems.some(({ code }) => code === 'id_taken')).map(({ id }) => id))
  const builtIn = [...plugins.declarations.values(), ...plugins.channels.values()].filter(({ id }) => !own.has(id))
  const known = new Set([...own, ...builtIn.map(({ id }) => id)])
  const missing = [...uses.keys()].filter(id => !known.has(id))
  return {
    folder: outside.folder,
    packages: outside.packages,
    problems: outside.problems.map(problem => problemView(problem, languages)),
    plugins: await Promise.all([
      ...rows.map(row => outsideView(row, parts)),
      ...missing.map(id => outsideView(missingRow(id), parts)),
      ...builtIn.map(declared => builtInView(declared, parts)),
    ]),
  }
}

/** What flows use, and nobody ever switched on here. */
const missingRow = (id: string): OutsidePlugin => ({
  id,
  origin: 'folder',
  place: `plugins/${id}`,
  state: 'gone',
  isStale: false,
  problems: [],
})

async function outsideView(row: OutsidePlugin, { uses, languages, secretsOf }: PluginViewParts): Promise<View> {
  const { id, origin, place, state, isStale, declared, given, problems, changedAt } = row
  const { type, name, about, icon, version, wants = given?.permissions ?? wantsOf() } = declared ?? {}
  return {
    id,
    origin,
    place,
    ...(type === undefined ? {} : { type, version }),
    name: name ?? id,
    ...(about === undefined ? {} : { about }),
    ...(icon === undefined ? {} : { icon }),
    state,
    isStale,
    wants: { hosts: [...wants.hosts], secrets: [...wants.secrets] },
    ...(given ? { given: { hosts: [...given.permissions.hosts], secrets: [...given.permissions.secrets] } } : {}),
    secrets: secretsView(wants.secrets, await secretsOf(id)),
    problems: problems.map(problem => problemView(problem, languages)),
    flows: uses.get(id) ?? [],
    ...(changedAt === undefined ? {} : { changedAt }),
  }
}

async function builtInView(declared: AnyAction | AnyTrigger | AnyChannel, { uses, secretsOf }: PluginViewParts): Promise<View> {
  const { id, type, icon, texts } = declared
  const { hosts, secrets } = wantsOf('permissions' in declared ? declared.permissions : undefined)
  const wants = { hosts: [...hosts], secrets: [...secrets] }
  const { name, about } = texts.en
  return {
    id,
    origin: 'built-in',
    place: `plugins/${id}`,
    type,
    name,
    ...(about === undefined ? {} : { about }),
    icon,
    version: ('version' in declared ? declared.version : undefined) ?? 1,
    state: 'on',
    isStale: false,
    wants,
    given: wants,
    secrets: secretsView(secrets, await secretsOf(id)),
    problems: [],
    flows: uses.get(id) ?? [],
  }
}

/** What it wants, and whether that is set; also what is still set and not wanted any more. */
function secretsView(wanted: readonly string[], known: readonly KnownSecret[]): View['secrets'] {
  const set = new Map(known.map(secret => [secret.name, secret]))
  return [...new Set([...wanted, ...set.keys()])].map(name => {
    const { at, by } = set.get(name) ?? {}
    return { name, isSet: set.has(name), ...(at === undefined ? {} : { at }), ...(by === undefined ? {} : { by }) }
  })
}

function problemView(
  { code, params = {}, file, line, field }: PluginProblem,
  languages: readonly string[],
): View['problems'][number] {
  // What the contract of the kit says is for whoever writes the plugin: as their code, in English.
  const isContract = code === 'contract'
  return {
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
    ...(field === undefined ? {} : { field }),
    message: isContract ? String(params.what) : translate(`plugins.${code}.says`, params, languages),
    remedy: isContract ? String(params.remedy) : translate(`plugins.${code}.do`, params, languages),
  }
}
