import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOutsideScene, type OutsideScene } from '../rig/outside-scene.ts'
import { smallSource } from '../rig/own-plugin.ts'

// Many plugins that are wrong, each in its own way, on one server that watches nothing: what is looked at is looked at when it is asked for.
let scene: OutsideScene
beforeAll(async () => {
  scene = await createOutsideScene({ PLUGINS_WATCH: 'off' })
})
afterAll(() => scene.close())

/** Its problems, without their words where those are not what counts. */
const problemsOf = async (id: string): Promise<readonly object[]> => (await scene.installed(id))?.problems ?? []
const broken = (problem: object): object => ({ state: 'broken', problems: [expect.objectContaining(problem)] })
const saying = (text: string): unknown => expect.stringContaining(text)
const declared = (about: string): string => `import { defineAction } from 'parley/kit'\nimport { z } from 'zod'\n${about}`

describe('what can be seen without running it', () => {
  test.for([
    ['Big-Letters', { 'index.ts': smallSource('big') }, { message: saying('Big-Letters'), remedy: saying('Rename the folder') }],
    ['empty', { 'readme.md': 'nothing' }, { message: saying('no file'), remedy: saying('index.ts') }],
    ['enums', { 'index.ts': `${smallSource('enums')}enum Kind { a }\n` }, { file: 'index.ts', line: 9, message: saying('enum') }],
    [
      'bad-json',
      { 'index.ts': `import a from './a.json' with { type: 'json' }\n${smallSource('bad-json')}`, 'a.json': '{\n  "a": 1,\n}' },
      { file: 'a.json', line: 3 },
    ],
    [
      'bad-helper',
      { 'index.ts': `import './lib/help.ts'\n${smallSource('bad-helper')}`, 'lib/help.ts': 'export const = 1' },
      { file: 'lib/help.ts', line: 1 },
    ],
    [
      'no-helper',
      { 'index.js': `import './help'\n${smallSource('no-helper')}` },
      { file: 'index.js', line: 1, message: saying('“./help”') },
    ],
    ['no-declaration', { 'index.ts': 'export const a = 1\n' }, { file: 'index.ts', message: saying('defineAction') }],
    [
      'two',
      { 'index.ts': `${smallSource('two')}export const more = defineAction({ id: 'more' })\n` },
      { file: 'index.ts', line: 9, message: saying('more than one') },
    ],
    ['called', { 'index.ts': smallSource('named') }, { file: 'index.ts', field: 'id', line: 4, message: saying('“named”') }],
    ['keyword', { 'index.ts': smallSource('keyword') }, { message: saying('built-in') }],
    [
      'computed',
      { 'index.ts': smallSource('computed', "permissions: { hosts: [process.env['HOST'] ?? ''] },") },
      { file: 'index.ts', line: 7, field: 'permissions', remedy: saying('texts in quotes') },
    ],
    [
      'with-port',
      { 'index.ts': smallSource('with-port', "permissions: { hosts: ['http://127.0.0.1:4600/orders'] },") },
      { file: 'index.ts', line: 7, field: 'permissions', message: saying('without scheme, port and path') },
    ],
    [
      'spread',
      {
        'index.ts': declared(
          "const more = { permissions: { hosts: ['*'] } }\nexport const a = defineAction({ id: 'spread', ...more })",
        ),
      },
      { file: 'index.ts', line: 4, field: 'permissions' },
    ],
    [
      'typed',
      { 'index.ts': smallSource('typed', "permissions: { host: ['example.com'] },") },
      { file: 'index.ts', line: 7, field: 'permissions', message: saying('host') },
    ],
  ] as const)('“%s” is told what is wrong, and where', async ([id, files, problem]) => {
    await scene.put(id, files)
    const { json } = await scene.call('GET /api/plugins/installed')
    const rows = (json as { plugins: { place: string }[] }).plugins.filter(({ place }) => place === `plugins/${id}`)
    expect(rows.at(id === 'keyword' ? 0 : -1)).toMatchObject(broken(problem))
    expect(await scene.call(`PUT /api/plugins/${id}`, { on: true, permissions: { hosts: [], secrets: [] } })).toMatchObject({
      status: 409,
      json: { error: { code: id === 'keyword' ? 'plugin_built_in' : 'plugin_broken' } },
    })
  })

  test('permissions are read where they are named at the top of a file, and are none where none are written', async () => {
    const named = "const hosts = ['b.example', 'a.example'] as const\nconst permissions = { hosts, secrets: [key] }\n"
    const source = smallSource('named', 'permissions,').replace('export const', `${named}export const`)
    await scene.put('named', {
      'index.ts': `import { key } from './key.ts'\n${source}`,
      'key.ts': "export const key = 'token'\n",
    })
    expect(await scene.installed('named')).toMatchObject({
      state: 'found',
      wants: { hosts: ['a.example', 'b.example'], secrets: ['token'] },
    })
  })
})

describe('what is seen when it is loaded', () => {
  test.for([
    [
      'throws',
      { 'index.ts': `${smallSource('throws')}throw new Error('no luck')\n` },
      { file: 'index.ts', line: 9, message: saying('no luck') },
    ],
    [
      'hidden',
      { 'index.ts': smallSource('hidden').replace('export ', '') },
      { file: 'index.ts', message: saying('exports no declaration') },
    ],
    [
      'pushes',
      {
        'index.ts': smallSource('pushes', 'permissions,').replace(
          'export const',
          "const permissions = { hosts: ['a.example'] }\npermissions.hosts.push('*')\nexport const",
        ),
      },
      { file: 'index.ts', field: 'permissions', line: 3, message: saying('something else') },
    ],
    [
      'no-schema',
      { 'index.js': smallSource('no-schema').replace('z.object({})', '{}') },
      { file: 'index.js', field: 'config', line: 4, message: saying('z.object') },
    ],
    [
      'no-label',
      { 'index.js': smallSource('no-label').replace("ports: { next: 'Next' }", 'ports: {}') },
      {
        file: 'index.js',
        field: 'texts.en.ports.next',
        line: 5,
        message: saying('"next"'),
        remedy: saying("texts.en.ports['next']"),
      },
    ],
    [
      'no-start',
      { 'index.js': smallSource('no-start').replace("start: () => 'next',", '') },
      { file: 'index.js', field: 'start', message: saying('function') },
    ],
    [
      'other-half',
      {
        'index.ts': smallSource('other-half'),
        'server.ts':
          "import { serveAction } from 'parley/kit/server'\nimport { z } from 'zod'\nexport const a = serveAction({ id: 'ask', config: z.object({}) }, async () => 1)\n",
      },
      { file: 'server.ts', message: saying('“ask”') },
    ],
    [
      'whole-site',
      {
        'index.ts': smallSource('whole-site'),
        'server.ts':
          "import { serveChannel } from 'parley/kit/server'\nimport { z } from 'zod'\nexport const a = serveChannel({ id: 'whole-site', config: z.object({}) }, { site() {} })\n",
      },
      { file: 'server.ts', remedy: saying('open(app, line)') },
    ],
  ] as const)('“%s” does not run, and is told why', async ([id, files, problem]) => {
    await scene.put(id, files)
    expect(await scene.installed(id)).toMatchObject({ state: 'found', problems: [] })
    expect(await scene.switchOn(id)).toMatchObject(broken(problem))
    const { json } = await scene.call('GET /api/plugins')
    expect((json as { id: string }[]).map(plugin => plugin.id)).not.toContain(id)
  })
})

test('a promise that a plugin forgets does not end the server', async () => {
  await scene.put('careless', { 'index.ts': `${smallSource('careless')}void Promise.reject(new Error('forgotten'))\n` })
  expect(await scene.switchOn('careless')).toMatchObject({ state: 'on' })
  expect(await scene.installed('careless')).toMatchObject({ state: 'on' })
})

test('without watching, what is saved runs when an admin switches it on again', async () => {
  await scene.put('calm', { 'index.ts': smallSource('calm') })
  await scene.switchOn('calm')
  await scene.put('calm', { 'index.ts': smallSource('calm').replace("'Small'", "'Smaller'") })
  expect(await scene.installed('calm')).toMatchObject({ state: 'on', isStale: true, name: 'Smaller' })
  expect(await scene.switchOn('calm')).toMatchObject({ state: 'on', isStale: false })
})

describe('packages', () => {
  const install = async (name: string, files: Readonly<Record<string, string>>): Promise<void> => {
    const folder = join(scene.dataDir, 'node_modules', name)
    await mkdir(join(folder, 'dist'), { recursive: true })
    for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text)
  }
  const name = (...packages: readonly string[]) => scene.call('PUT /api/plugin-packages', { packages })

  test('are named, read, switched on, and taken off the list', async () => {
    await install('parley-plugin-pack', {
      'package.json':
        '{ "name": "parley-plugin-pack", "type": "module", "exports": { ".": { "types": "./index.d.ts", "import": "./dist/index.js" } } }',
      'dist/index.js': smallSource('pack', "permissions: { hosts: ['example.com'] },"),
    })
    await name('parley-plugin-pack', '@kestrel/missing')
    expect(await scene.installed('pack')).toMatchObject({ origin: 'package', place: 'parley-plugin-pack', state: 'found' })
    expect(await problemsOf('@kestrel/missing')).toMatchObject([{ remedy: saying('npm install @kestrel/missing') }])
    expect(await scene.switchOn('pack')).toMatchObject({ state: 'on', given: { hosts: ['example.com'] } })
    await scene.restart()
    expect(await scene.installed('pack')).toMatchObject({ state: 'on' })
    await name()
    expect(await scene.installed('pack')).toMatchObject({ state: 'gone' })
  })

  test('bring JavaScript, and lie where packages lie', async () => {
    await install('parley-plugin-source', { 'package.json': '{ "main": "index.ts" }', 'index.ts': smallSource('source') })
    await name('parley-plugin-source')
    expect(await problemsOf('parley-plugin-source')).toMatchObject([{ message: saying('index.ts') }])
    expect(await name('../../etc')).toMatchObject({ status: 400, json: { error: { code: 'invalid_body' } } })
  })
})

test('of two with one id the one that was agreed to stays', async () => {
  await scene.put('twin', { 'index.ts': smallSource('twin') })
  await scene.switchOn('twin')
  await mkdir(join(scene.dataDir, 'node_modules', 'twin-package'), { recursive: true })
  await writeFile(join(scene.dataDir, 'node_modules', 'twin-package', 'index.js'), smallSource('twin'))
  await writeFile(join(scene.dataDir, 'node_modules', 'twin-package', 'package.json'), '{ "type": "module" }')
  const { json } = await scene.call('PUT /api/plugin-packages', { packages: ['twin-package'] })
  const twins = (json as { plugins: { id: string; place: string; state: string }[] }).plugins.filter(({ id }) => id === 'twin')
  expect(twins.map(({ place, state }) => `${place} ${state}`).sort()).toEqual(['plugins/twin on', 'twin-package broken'])
})
