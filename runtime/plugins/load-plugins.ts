import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyAction } from '../../plugins/kit/action.ts'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import { isDeclared } from '../../plugins/kit/is-declared.ts'
import type { AnyServe, AnyServeChannel } from '../../plugins/kit/server.ts'
import type { AnyTrigger } from '../../plugins/kit/trigger.ts'
import { ParleyError } from '../errors/parley-error.ts'

/** Every plugin there is: what nodes can be, and the server halves by action id. */
export interface Plugins {
  readonly declarations: ReadonlyMap<string, AnyAction | AnyTrigger>
  readonly serves: ReadonlyMap<string, AnyServe>
  /** Ways to reach visitors, by kind. */
  readonly channels: ReadonlyMap<string, AnyChannel>
  /** What kinds of channels serve at the root of the server. */
  readonly sites: ReadonlyMap<string, AnyServeChannel>
}

/** Where the built-in plugins stand. */
export const builtIn: string = join(import.meta.dirname, '..', '..', 'plugins')

/**
 * Loads every plugin of a folder: `<id>/index.ts` declares, `<id>/server.ts`, when there is one, does the I/O. The registry
 * follows from the folder; nothing is listed by hand. Error: `plugin_invalid`, naming the folder and why.
 */
export async function loadPlugins(folder: string = builtIn): Promise<Plugins> {
  const declarations = new Map<string, AnyAction | AnyTrigger>()
  const serves = new Map<string, AnyServe>()
  const channels = new Map<string, AnyChannel>()
  const sites = new Map<string, AnyServeChannel>()
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory() && entry.name !== 'kit').map(entry => entry.name)
  const loaded = await Promise.all(names.sort().map(name => loadPlugin(join(folder, name))))
  for (const exported of loaded.flat()) {
    if (exported.type === 'serve') serves.set(exported.action.id, exported)
    else if (exported.type === 'serve-channel') sites.set(exported.channel.id, exported)
    else if (exported.type === 'channel') channels.set(exported.id, exported)
    else declarations.set(exported.id, exported)
  }
  return { declarations, serves, channels, sites }
}

async function loadPlugin(folder: string): Promise<readonly Declared[]> {
  const files = (await readdir(folder)).filter(file => /^(index|server)\.(ts|js)$/.test(file))
  const modules = await Promise.all(files.map(file => loadModule(join(folder, file))))
  const found = modules.flatMap(module => Object.values(module).filter(isExport))
  const id = basename(folder)
  const declared = found.filter(({ type }) => type !== 'serve' && type !== 'serve-channel')
  const invalid = (why: string): ParleyError => new ParleyError('plugin_invalid', { id: folder, why })
  if (declared.length === 0) throw invalid('its index.ts exports nothing made with defineAction, defineTrigger or defineChannel')
  for (const exported of found) {
    const named = idOf(exported)
    // The folder is what tells two plugins apart: so no two can have one id.
    if (named !== id) throw invalid(`it declares "${named}": name the folder after it`)
  }
  return found
}

async function loadModule(file: string): Promise<Record<string, unknown>> {
  try {
    return (await import(pathToFileURL(file).href)) as Record<string, unknown>
  } catch (error) {
    throw new ParleyError('plugin_invalid', { id: file, why: String(error) }, { cause: error })
  }
}

type Declared = AnyAction | AnyTrigger | AnyServe | AnyChannel | AnyServeChannel

function idOf(exported: Declared): string {
  if (exported.type === 'serve') return exported.action.id
  return exported.type === 'serve-channel' ? exported.channel.id : exported.id
}

function isExport(value: unknown): value is Declared {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  if (value.type === 'serve') return 'action' in value && 'perform' in value
  if (value.type === 'serve-channel') return 'channel' in value && ('site' in value || 'open' in value)
  return isDeclared(value)
}
