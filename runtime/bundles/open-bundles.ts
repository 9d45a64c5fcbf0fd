import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BuildOrder, buildApart } from './build-apart.ts'
import { bundleFailed } from './bundle-failed.ts'
import { type FoundBundle, findBundles } from './find-bundles.ts'
import { hashSources } from './hash-sources.ts'

/** A bundle that is built, complete and compressed. */
export interface BuiltBundle {
  readonly name: string
  readonly hash: string
  readonly folder: string
}

/** Where the bundles of a repository are kept. */
export const bundlesFolder = (root: string): string => join(root, 'node_modules', '.cache', 'parley', 'bundles')

/** How many earlier builds of a bundle are left standing, for servers that still run from them. */
const left = 4

/**
 * Every bundle of a repository, by name. One whose sources have changed is built first, in a process of its own: what builds it
 * needs more memory than the server. `building` is told. Error: `bundle_failed`.
 */
export async function openBundles(
  root: string,
  building: (name: string) => void = () => {},
): Promise<ReadonlyMap<string, BuiltBundle>> {
  const found = await findBundles(root)
  const built = await Promise.all(found.map(bundle => open(root, bundle, building)))
  return new Map(built.map(bundle => [bundle.name, bundle]))
}

// How bundles are packed counts as well, and so does what they are built with.
const always = ['package-lock.json', 'runtime/bundles']

async function open(root: string, { file, bundle }: FoundBundle, building: (name: string) => void): Promise<BuiltBundle> {
  const { name, sources } = bundle
  const hash = hashSources(root, [...always, file, ...sources])
  const home = join(bundlesFolder(root), name)
  const folder = join(home, hash)
  if (!isFolder(folder)) {
    building(name)
    try {
      mkdirSync(home, { recursive: true })
      await build({ root, file, folder, hash })
      sweep(home, hash)
    } catch (error) {
      throw bundleFailed(name, home, error)
    }
  }
  return { name, hash, folder }
}

/** Builds aside and puts in place whole: whoever sees the folder sees all of it. */
async function build(order: BuildOrder): Promise<void> {
  const aside = join(dirname(order.folder), `.${randomUUID()}`)
  try {
    mkdirSync(aside)
    await buildApart({ ...order, folder: aside })
    renameSync(aside, order.folder)
  } catch (error) {
    // Somebody else was faster, and theirs is complete.
    if (!isFolder(order.folder)) throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Takes away the oldest builds, and what builds that were killed have left. */
function sweep(home: string, hash: string): void {
  const builtAt = (name: string): number => statSync(join(home, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const names = readdirSync(home).filter(name => name !== hash)
  const earlier = names.filter(name => !name.startsWith('.')).sort((a, b) => builtAt(b) - builtAt(a))
  const dead = names.filter(name => name.startsWith('.') && builtAt(hash) - builtAt(name) > hourMs)
  for (const name of [...earlier.slice(left), ...dead]) rmSync(join(home, name), { recursive: true, force: true })
}

const hourMs = 3_600_000

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
