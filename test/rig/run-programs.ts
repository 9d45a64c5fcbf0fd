import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PrintedProgram } from './extract-programs.ts'

/** How a process ended. `output` is what it wrote to stdout, `errors` to stderr. */
export interface Ended {
  readonly code: number | null
  readonly output: string
  readonly errors: string
}

/** A folder outside the repository that holds programs as a reader would: beside a `node_modules` with this package in it. */
export interface Workbench {
  /** Type-checks all programs at once, with the repository's own options. */
  check(): Promise<Ended>
  run(name: string): Promise<Ended>
  remove(): Promise<void>
}

const deadlineMs = 20_000

/**
 * Lays programs out to be checked and run.
 *
 * The folder lies outside the repository, because Node strips no types under `node_modules`; the package and all it
 * depends on are linked, so that a program imports `parley/kit` and `zod` by the names and the exports a reader has.
 */
export async function createWorkbench(root: string, programs: readonly PrintedProgram[]): Promise<Workbench> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-programs-'))
  await linkPackages(root, folder)
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  const include = programs.map(program => program.name)
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: join(root, 'tsconfig.json'), include }))
  for (const { name, source } of programs) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), source)
  }
  return {
    check: () => run(folder, [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false', '-p', folder]),
    run: name => run(folder, [name]),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function linkPackages(root: string, folder: string): Promise<void> {
  const target = join(folder, 'node_modules')
  await mkdir(target)
  const installed = await readdir(join(root, 'node_modules'))
  const links = installed.filter(name => !name.startsWith('.') && name !== 'parley')
  await Promise.all(links.map(name => symlink(join(root, 'node_modules', name), join(target, name), 'junction')))
  await symlink(root, join(target, 'parley'), 'junction')
}

function run(folder: string, args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    // Plain text, whatever the terminal of the test run can show.
    const env = { ...process.env, FORCE_COLOR: '0' }
    const child = spawn(process.execPath, args, { cwd: folder, env, timeout: deadlineMs, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
    child.once('error', reject)
    child.once('close', code => resolve({ code, output, errors }))
  })
}
