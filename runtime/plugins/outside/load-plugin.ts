import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnyServe, AnyServeChannel } from '../../../plugins/kit/server.ts'
import type { Clock } from '../../clock/clock.ts'
import type { Loaded } from '../live-plugins.ts'
import { declarationIn } from './declaration-in.ts'
import type { Files } from './find-plugins.ts'
import type { PluginProblem } from './problem.ts'
import type { Reading } from './read-declared.ts'
import { besideUrl, versionedUrl } from './versioned.ts'
import { permissionsModel, wantsOf, wantsSame } from './wants.ts'

/** Runs a plugin's files as they are now, and takes what they declare: only ever called for what an admin has agreed to. */
export async function loadPlugin(
  id: string,
  files: Files,
  { declared: read, lineOf }: Reading,
  clock: Clock,
): Promise<Loaded | readonly PluginProblem[]> {
  const url = versionedUrl(files.folder, join(files.folder, files.index))
  const index = await importFile(url, files, files.index, clock)
  if ('problem' in index) return [index.problem]
  const { server } = files
  const half =
    server === undefined ? { exports: [] } : await importFile(besideUrl(url, join(files.folder, server)), files, server, clock)
  if ('problem' in half) return [half.problem]

  const found = declarationIn(index.exports, files.index)
  if ('problems' in found) return found.problems.map(problem => withLine(problem, lineOf))
  const { declared } = found
  if (declared.id !== id)
    return [withLine({ code: 'id_differs', params: { id, declared: declared.id }, file: files.index, field: 'id' }, lineOf)]
  const wants = permissionsModel.safeParse('permissions' in declared ? (declared.permissions ?? {}) : {})
  if (!wants.success || !wantsSame(wantsOf(wants.data), read?.wants ?? wantsOf()))
    return [withLine({ code: 'wants_differ', file: files.index, field: 'permissions' }, lineOf)]

  const inServer = server === undefined ? {} : { file: server }
  const halves = half.exports.filter(isHalf)
  const other = halves.map(idOf).find(named => named !== id)
  if (other !== undefined) return [{ code: 'server_differs', params: { id, other }, ...inServer }]
  const serve = halves.find(half => half.type === 'serve')
  const site = halves.find(half => half.type === 'serve-channel')
  // Addresses at the root are known before the server starts, and so is what is built for them.
  if (site?.site !== undefined) return [{ code: 'site_refused', ...inServer }]
  return { declared, ...(serve ? { serve } : {}), ...(site ? { site } : {}) }
}

/** How long the code at the top of a file may take. */
const limitMs = 10_000

type Imported = { readonly exports: readonly unknown[] } | { readonly problem: PluginProblem }

async function importFile(url: string, { folder }: Files, file: string, clock: Clock): Promise<Imported> {
  try {
    // Whatever a module exports: it is looked at one by one.
    const loading = import(url) as Promise<Record<string, unknown>>
    const exported = await Promise.race([
      loading,
      new Promise<'late'>(resolve => void clock.after(limitMs, () => resolve('late'))),
    ])
    return exported === 'late'
      ? { problem: { code: 'load_slow', params: { seconds: limitMs / 1_000 }, file } }
      : { exports: Object.values(exported) }
  } catch (error) {
    return { problem: { code: 'load_failed', params: { why: whyOf(error, folder) }, ...(placeOf(error, folder) ?? { file }) } }
  }
}

function whyOf(error: unknown, folder: string): string {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return why.replaceAll(`${folder}/`, '').replace(/\?parley=\d+/g, '')
}

/** The first place within the plugin that the stack names. */
function placeOf(error: unknown, folder: string): { file: string; line: number } | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  for (const [, url = '', line] of stack.matchAll(/(file:\/\/\/[^\s?)]+)\?parley=\d+:(\d+)/g)) {
    const file = relative(folder, fileURLToPath(url))
    if (!file.startsWith('..')) return { file, line: Number(line) }
  }
  return undefined
}

function withLine(problem: PluginProblem, lineOf: Reading['lineOf']): PluginProblem {
  const line = problem.field === undefined ? undefined : lineOf(problem.field.split('.'))
  return line === undefined || problem.line !== undefined ? problem : { ...problem, line }
}

type Half = AnyServe | AnyServeChannel

function isHalf(value: unknown): value is Half {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  if (value.type === 'serve') return 'perform' in value && 'action' in value && hasId(value.action)
  return value.type === 'serve-channel' && 'channel' in value && hasId(value.channel)
}

function hasId(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

function idOf(half: Half): string {
  return half.type === 'serve' ? half.action.id : half.channel.id
}
