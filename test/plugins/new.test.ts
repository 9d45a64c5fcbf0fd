import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname
let dataDir: string

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-new-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

/** Runs a program of the repository in it, as npm scripts do. */
function run(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATA_DIR: dataDir, FORCE_COLOR: '0', LANG: 'en', VITEST: '', NODE_OPTIONS: '' }
    const child = spawn(process.execPath, args, { cwd: root, env, timeout: 180_000, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('error', reject)
    child.once('close', code => resolve({ code, output }))
  })
}

const make = (...args: string[]) => run(['runtime/plugins/new/new-plugin.ts', ...args])

describe('npm run new', () => {
  it('makes each kind of plugin, which type-checks and whose tests pass at once', async () => {
    for (const kind of ['action', 'io', 'trigger', 'channel'])
      expect(await make(kind, `fresh-${kind}`), kind).toMatchObject({
        code: 0,
        output: expect.stringContaining(join('plugins', `fresh-${kind}`, 'index.ts')),
      })
    expect(await readFile(join(dataDir, 'plugins', 'fresh-io', 'server.ts'), 'utf8')).toContain('serveFreshIo')
    expect(await run(['node_modules/typescript/bin/tsc', '--pretty', 'false', '-p', dataDir])).toEqual({ code: 0, output: '' })
    const tested = await run(['node_modules/vitest/vitest.mjs', 'run', '--project', 'plugins'])
    expect(tested.output).toContain('11 passed, 0 failed')
    expect(tested.code).toBe(0)
  })

  it('says what is wrong with a name, a kind, a folder that is there, and changes nothing', async () => {
    expect(await make('action', '../outside')).toMatchObject({ code: 1, output: expect.stringContaining('plugin_name_invalid') })
    expect(await make('action', 'say')).toMatchObject({ code: 1, output: expect.stringContaining('plugin_exists') })
    expect(await make('widget', 'fine')).toMatchObject({ code: 2, output: expect.stringContaining('npm run new') })
    await make('action', 'mine')
    const file = join(dataDir, 'plugins', 'mine', 'index.ts')
    await writeFile(file, '// mine')
    expect(await make('action', 'mine')).toMatchObject({ code: 1, output: expect.stringContaining('plugin_exists') })
    expect(await readFile(file, 'utf8')).toBe('// mine')
  })
})
