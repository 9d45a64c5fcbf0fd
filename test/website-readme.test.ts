import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from './rig/api-scene.ts'

const run = promisify(execFile)
let scene: ApiScene
let parley = ''
let key = ''
let folder = ''

beforeAll(async () => {
  scene = await createApiScene()
  parley = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  key = (await scene.call('POST /api/tokens', { name: 'Site', scopes: ['identities:write'] }, adminToken)).json.token
  folder = await mkdtemp(join(tmpdir(), 'parley-readme-'))
})
afterAll(async () => {
  await scene.close()
  await rm(folder, { recursive: true })
})

// Each prints the token for Ada, from the arguments: the server, the key.
const calls = {
  js: { file: 'call.mjs', command: process.execPath, tail: jsCall() },
  python: {
    file: 'call.py',
    command: 'python3',
    tail: "import sys\nprint(identify(sys.argv[1], sys.argv[2], 'ada@corp.com', 'Ada'))\n",
  },
  php: { file: 'call.php', command: 'php', tail: "echo identify($argv[1], $argv[2], 'ada@corp.com', 'Ada');\n" },
} as const

function jsCall(): string {
  return "const [, , parley, key] = process.argv\nconsole.log(await identify({ parley, key, email: 'ada@corp.com', firstName: 'Ada' }))\n"
}

test.for(Object.entries(calls))(
  'the example in %s gets a token that says who the visitor is',
  async ([language, { file, command, tail }], { skip }) => {
    const installed = await run(command, ['--version']).then(
      () => true,
      () => false,
    )
    if (!installed) return skip(`${command} is not installed here`)
    const page = await readFile(new URL('../plugins/website/README.md', import.meta.url), 'utf8')
    const [, block = ''] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page) ?? []
    const code = block.replaceAll(/^ {3}/gm, '')
    expect(code).toContain('identify')
    await writeFile(join(folder, file), `${code}\n${tail}`)
    const { stdout } = await run(command, [join(folder, file), parley, key], { timeout: 30_000 })
    expect(await scene.runtime.identities.read(stdout.trim())).toMatchObject({ email: 'ada@corp.com', firstName: 'Ada' })
  },
)
