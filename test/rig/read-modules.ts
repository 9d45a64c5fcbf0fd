import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseModule, type SourceModule } from './source-module.ts'

/** The folders that hold code. */
export const codeFolders = ['plugins', 'runtime', 'builder', 'stories', 'test'] as const

const code = /\.(ts|tsx|mts|js|jsx|mjs)$/
const skipped = new Set(['node_modules', 'dist'])

/** Parses every source file under the given folders of the repository. */
export function readModules(root: string, folders: readonly string[] = codeFolders): SourceModule[] {
  return folders
    .filter(folder => existsSync(join(root, folder)))
    .flatMap(folder => filesUnder(root, folder))
    .filter(path => code.test(path))
    .map(path => parseModule(path, readFileSync(join(root, path), 'utf8')))
}

function filesUnder(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => !skipped.has(entry.name) && !entry.name.startsWith('.'))
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`
      return entry.isDirectory() ? filesUnder(root, path) : [path]
    })
}
