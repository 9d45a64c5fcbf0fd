import { createHash, type Hash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Names a state of files and folders: by their names and contents, so that a fresh checkout of the same sources has the same.
 * Synchronous: at a start there is nothing else to do. What is not there counts as that.
 */
export function hashSources(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of [...new Set(paths)].sort()) add(hash, root, path)
  return hash.digest('hex').slice(0, 16)
}

function add(hash: Hash, root: string, path: string): void {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (stat?.isDirectory() === true) {
    for (const name of readdirSync(join(root, path)).sort()) {
      if (name !== 'node_modules' && !name.startsWith('.')) add(hash, root, `${path}/${name}`)
    }
    return
  }
  // The length stands before the content, so that no two trees are written the same.
  const content = stat ? readFileSync(join(root, path)) : Buffer.alloc(0)
  hash.update(`${path}\n${stat ? content.length : 'none'}\n`).update(content)
}
