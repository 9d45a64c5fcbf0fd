import { existsSync } from 'node:fs'
import { lstat, mkdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { errorWords } from '../../../plugins/kit/error-words.ts'
import type { PluginProblem } from './problem.ts'

/** The folder of this program. */
export const program: string = join(import.meta.dirname, '..', '..', '..')

/**
 * Lets editors find what plugins import: links from `node_modules` in the data folder to this program and its zod, and settings for
 * TypeScript, where there are none. What is not a link of ours stays as it is. Gives what could not be put there, and why.
 */
export async function linkKit(dataDir: string): Promise<readonly PluginProblem[]> {
  const links: readonly (readonly [string, string])[] = [
    ['parley', program],
    ['zod', installed('zod')],
    // What tests of plugins run in: there only where this program is developed.
    ...(existsSync(join(program, 'node_modules', 'vitest')) ? [['vitest', installed('vitest')] as const] : []),
  ]
  const folder = join(dataDir, 'node_modules')
  const failed = await attempt('node_modules', () => mkdir(folder, { recursive: true }))
  const linked =
    failed.length > 0
      ? [failed]
      : await Promise.all(links.map(([name, to]) => attempt(`node_modules/${name}`, () => link(join(folder, name), to))))
  return [...linked.flat(), ...(await attempt('tsconfig.json', () => writeSettings(join(dataDir, 'tsconfig.json'))))]
}

function installed(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
}

async function link(path: string, target: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined)
  if (there) {
    const leadsTo = await realpath(path).catch(() => undefined)
    if (leadsTo === (await realpath(target))) return
    if (!there.isSymbolicLink() || (leadsTo !== undefined && !(await isOfParley(leadsTo))))
      throw new Error('something else is there')
    await rm(path)
  }
  // Windows lets everybody make this kind.
  await symlink(target, path, 'junction')
}

/** Does it lead into a program like this one, that stood elsewhere? */
async function isOfParley(folder: string): Promise<boolean> {
  const owners = [folder, dirname(dirname(folder))]
  const texts = await Promise.all(owners.map(owner => readFile(join(owner, 'package.json'), 'utf8').catch(() => '')))
  return texts.some(text => /^\s*"name": "parley"/m.test(text))
}

async function writeSettings(file: string): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(settings, null, 2)}\n`, { flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

const settings = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024', 'esnext.iterator', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    // Those of Node, for what a server half does, as this program has them.
    typeRoots: ['./node_modules/parley/node_modules/@types'],
    types: ['node'],
    strict: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    isolatedModules: true,
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    allowJs: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['plugins'],
}

async function attempt(what: string, work: () => Promise<unknown>): Promise<readonly PluginProblem[]> {
  try {
    await work()
    return []
  } catch (error) {
    return [{ code: 'links_missing', params: { what, why: errorWords(error) } }]
  }
}
