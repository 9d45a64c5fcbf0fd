import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmdirSync } from 'node:fs'
import { setPriority, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** The process of a sandbox: its input, its output, and nothing else that it shares with this one. */
export type SandboxProcess = ChildProcessByStdio<Writable, Readable, null>

/**
 * Starts a process that may read its own sources and nothing else: no environment, an empty folder that is gone once it is up, no files,
 * no processes, no threads, little memory. As root it becomes nobody; on Linux it gets a network of its own, with nothing in it, where
 * the system lets it.
 */
export function spawnSandbox(): { readonly child: SandboxProcess; readonly started: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-snippet-'))
  const isRoot = process.getuid?.() === 0
  const node = [
    process.execPath,
    '--permission',
    ...readable.map(path => `--allow-fs-read=${path}`),
    `--max-old-space-size=${heapMb}`,
    '--max-semi-space-size=1',
    '--expose-gc',
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    join(import.meta.dirname, 'sandbox.ts'),
    ...(isRoot ? ['--drop'] : []),
  ]
  const [command = '', ...args] = existsSync(shell) ? [shell, '-c', fenced(isRoot), 'sh', ...node] : node
  const child = spawn(command, args, { cwd: folder, env: {}, stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true })
  yieldTo(child.pid)
  let isGone = false
  const started = (): void => {
    if (isGone) return
    isGone = true
    try {
      rmdirSync(folder)
    } catch {
      // Not every system lets go of a folder that somebody stands in: the next start of the machine empties the place.
    }
  }
  child.once('close', started)
  return { child, started }
}

// Where there are fewer processors than snippets, turns come first. Threads that it starts later are like it.
function yieldTo(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, politeness)
  } catch {
    // It has ended, or the system knows no such thing.
  }
}

const politeness = 5
const shell = '/bin/sh'
const heapMb = 48

// No dumps, no writing into files, and an end even when nobody is left who would order one. A user namespace is what lets others than
// root have a network of their own.
function fenced(isRoot: boolean): string {
  const apart = `/usr/bin/unshare ${isRoot ? '--net' : '--net --map-current-user'}`
  return `ulimit -c 0; ulimit -f 0; ulimit -t 900; if ${apart} true 2>/dev/null; then exec ${apart} "$@"; fi; exec "$@"`
}

function packageFolder(name: string): string {
  const file = fileURLToPath(import.meta.resolve(name))
  const end = file.lastIndexOf(join('node_modules', name)) + join('node_modules', name).length
  return file.slice(0, end)
}

// Node looks for a package.json on the way up from what it loads.
const root = join(import.meta.dirname, '..', '..', '..')
const readable = [
  join(import.meta.dirname, '*'),
  join(root, 'package.json'),
  ...['@jitl/quickjs-wasmfile-release-sync', '@jitl/quickjs-ffi-types', 'quickjs-emscripten-core'].map(name =>
    join(packageFolder(name), '*'),
  ),
  dirname(root) === root ? root : join(root, 'plugins', 'package.json'),
]
