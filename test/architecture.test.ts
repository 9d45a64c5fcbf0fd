import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkBans } from './rig/check-bans.ts'
import { checkLayers } from './rig/check-layers.ts'
import { checkShape } from './rig/check-shape.ts'
import { layers, roomNames } from './rig/layers.ts'
import { codeFolders, readModules } from './rig/read-modules.ts'
import { parseModule } from './rig/source-module.ts'
import { type Violation, violationText } from './rig/violation.ts'

const root = new URL('..', import.meta.url).pathname
const modules = readModules(root)

const violations = (check: (module: (typeof modules)[number]) => Violation[]): string[] =>
  modules.flatMap(check).map(violationText)

describe('the code of this repository', () => {
  it('was seen: every file on disk, with its imports', () => {
    const onDisk = codeFolders.flatMap(folder => globSync(`${folder}/**/*.{ts,tsx,mts,js,jsx,mjs}`, { cwd: root }))
    expect(modules.map(module => module.path).sort()).toEqual(onDisk.filter(path => !path.includes('node_modules')).sort())
    expect(modules.length).toBeGreaterThan(10)
    expect(modules.flatMap(module => module.imports).length).toBeGreaterThan(modules.length)
    for (const folder of ['plugins/kit', 'runtime', 'test'])
      expect(modules.some(module => module.path.startsWith(`${folder}/`) && module.imports.length > 0)).toBe(true)
  })

  it('keeps to its layers', () => expect(violations(checkLayers)).toEqual([]))
  it('does nothing that is banned', () => expect(violations(checkBans)).toEqual([]))
  it('keeps files short and named after one idea', () => expect(violations(checkShape)).toEqual([]))
})

describe('the table of layers', () => {
  it('runs one way through the rooms of the runtime', () => {
    for (const [at, room] of roomNames.entries()) {
      const named = [...(layers[room]?.layers ?? []), ...(layers[room]?.typeOnly ?? [])]
      const higher = named.filter(other => roomNames.indexOf(other) >= at)
      expect(higher, `${room} imports rooms at or above its own height`).toEqual([])
    }
  })

  it('names only layers that exist', () => {
    const named = Object.values(layers).flatMap(layer => [...layer.layers, ...(layer.typeOnly ?? [])])
    expect(named.filter(name => name !== '*' && !(name in layers))).toEqual([])
  })

  it('lets nothing import the builder but stories and tests', () => {
    const importers = Object.keys(layers).filter(name => layers[name]?.layers.includes('builder'))
    expect(importers).toEqual(['stories'])
  })
})

describe('a wrong import is found', () => {
  const found = (path: string, source: string): string[] => checkLayers(parseModule(path, source)).map(violationText)

  it.each([
    ['the kit imports the runtime', 'plugins/kit/a.ts', "import '../../runtime/flow/model.ts'"],
    ['the kit imports its server half', 'plugins/kit/a.ts', "export * from './server.ts'"],
    ['the kit imports Node', 'plugins/kit/a.ts', "import { readFile } from 'node:fs'"],
    ['the kit imports a package of another layer', 'plugins/kit/a.ts', "import { setup } from 'xstate'"],
    ['the server kit loads Fastify', 'plugins/kit/server.ts', "import fastify from 'fastify'"],
    ['a plugin imports another', 'plugins/ask/index.ts', "import { say } from '../say/index.ts'"],
    ['a server half imports another plugin', 'plugins/ask/server.ts', "import { say } from '../say/server.ts'"],
    ['a plugin imports its own server half', 'plugins/ask/index.ts', "import { send } from './server.ts'"],
    ['a plugin imports what builds its bundle', 'plugins/ask/index.ts', "import { bundle } from './build.ts'"],
    ['a pure half imports a bundler', 'plugins/ask/form.ts', "import { build } from 'vite'"],
    ['a plugin imports the inside of the kit', 'plugins/ask/index.ts', "import { pickText } from '../kit/text.ts'"],
    ['a plugin imports the runtime', 'plugins/ask/server.ts', "import '../../runtime/store/contract.ts'"],
    ['a plugin imports the server kit in its pure half', 'plugins/ask/form.ts', "import 'parley/kit/server'"],
    ['a plugin imports an entry that the package does not have', 'plugins/ask/index.ts', "import 'parley/runtime'"],
    [
      'the flow language imports another room',
      'runtime/flow/check.ts',
      "import type { Record } from '../conversation/record.ts'",
    ],
    ['a lower room imports a higher one', 'runtime/conversation/step.ts', "import '../turn/commit.ts'"],
    ['a lower room imports a type of a higher one', 'runtime/turn/a.ts', "import type { Route } from '../api/route.ts'"],
    ['a room imports a type inline', 'runtime/turn/a.ts', "export type A = import('../api/route.ts').Route"],
    ['a room loads what it may only name', 'runtime/store/a.ts', "import { record } from '../conversation/record.ts'"],
    ['a room imports at run time', 'runtime/turn/a.ts', "export const a = () => import('../api/route.ts')"],
    ['a room requires', 'runtime/turn/a.ts', "require('../api/route.ts')"],
    ['a room imports the start of the server', 'runtime/api/a.ts', "import { start } from '../server.ts'"],
    ['the runtime imports the builder', 'runtime/server.ts', "import '../builder/app.tsx'"],
    ['the runtime lists a plugin by hand', 'runtime/plugins/load.ts', "import { ask } from '../../plugins/ask/index.ts'"],
    ['the builder imports a plugin', 'builder/app.tsx', "import { ask } from '../plugins/ask/index.ts'"],
    ['the builder imports a route', 'builder/app.tsx', "import { routes } from '../runtime/api/routes.ts'"],
    ['the builder imports the server kit', 'builder/app.tsx', "import 'parley/kit/server'"],
    ['a file stands in a room that the table lacks', 'runtime/sundry/a.ts', ''],
    ['a file stands in no plugin', 'plugins/loose.ts', ''],
  ])('%s', (_, path, source) => {
    expect(found(path, source)).toEqual([expect.stringMatching(new RegExp(`^${path}:1: `))])
  })

  it.each([
    ['plugins/kit/a.ts', "import { z } from 'zod'; import './text.ts'; import { RE2JS } from 're2js'"],
    ['plugins/kit/server.ts', "import type { FastifyInstance } from 'fastify'; import './index.ts'"],
    ['plugins/ask/index.ts', "import { z } from 'zod'; import 'parley/kit'; import '../kit/index.ts'; import './form.ts'"],
    ['plugins/ask/server.ts', "import '../kit/server.ts'; import './form.ts'; import 'nodemailer'; import 'node:crypto'"],
    ['plugins/ask/build.ts', "import type { Bundle } from '../kit/server.ts'; import { build } from 'vite'; import 'node:path'"],
    ['runtime/flow/a.ts', "import { setup } from 'xstate'; import '../../plugins/kit/text.ts'; import './b/c.ts'"],
    [
      'runtime/store/a.ts',
      "import type { Record } from '../conversation/record.ts'; import '../errors.ts'; import 'node:sqlite'",
    ],
    ['runtime/api/a.ts', "import './contract.ts'; import '../deliver/socket.ts'; import '@fastify/cors'"],
    ['runtime/server.ts', "import './api/app.ts'; import pkg from '../package.json' with { type: 'json' }"],
    [
      'builder/app.tsx',
      "import '../runtime/api/contract.ts'; import '../runtime/flow/check.ts'; import '@mantine/core'; import 'react'",
    ],
    ['test/a.test.ts', "import '../builder/app.tsx'; import '../plugins/ask/server.ts'; import 'vitest'"],
  ])('and a right one in %s passes', (path, source) => expect(found(path, source)).toEqual([]))

  it('tells the line and what was imported', () => {
    expect(found('runtime/turn/a.ts', "\n\nimport type { Route } from '../api/route.ts'")).toEqual([
      'runtime/turn/a.ts:3: turn imports api ("runtime/api/route.ts") (layers)',
    ])
  })
})

describe('a banned thing is found', () => {
  const found = (path: string, source: string): string[] => checkBans(parseModule(path, source)).map(violationText)

  it.each([
    ['export const a = Date.now()'],
    ['export const now = Date.now'],
    ["export const a = Date['now']()"],
    ['export const a = globalThis.Date.now()'],
    ['const { now } = Date; export { now }'],
    ['export const a = new Date()'],
    ['export const a = Date()'],
    ['export const a = Math.random()'],
    ['setTimeout(() => {}, 1)'],
    ['globalThis.setInterval(() => {}, 1)'],
    ["document.body.innerHTML = 'x'"],
    ["document.body['outerHTML'] = 'x'"],
    ["document.body.insertAdjacentHTML('beforeend', 'x')"],
    ['Object.assign(document.body, { innerHTML: 1 })'],
    ['export const a = <p dangerouslySetInnerHTML={{ __html: text }} />'],
    ['export const a = (text: string) => new RegExp(text)'],
    ['export const a = (text: string) => RegExp(`^${text}`)'],
    ['export const a = (id: string) => `select * from contacts where id = ${id}`'],
    ["export const a = (id: string) => 'delete from contacts where id = ' + id"],
    ["import { request } from 'node:http'"],
    ["import https from 'https'"],
    ["import { connect } from 'node:net'"],
    ["import { lookup } from 'node:dns/promises'"],
    ["import { fetch } from 'undici'"],
    ["export { exec } from 'node:child_process'"],
    ["export const a = () => import('node:http')"],
    ["export const a = process.getBuiltinModule('node:http')"],
  ])('%s', source => {
    expect(found('runtime/turn/a.tsx', source)).toEqual([expect.stringMatching(/^runtime\/turn\/a\.tsx:1: /)])
  })

  it.each([
    ['export const a = new Date(3)'],
    ['export const a = (clock: { now(): number }) => clock.now()'],
    ['export const a = (clock: { setTimeout(ms: number): void }) => clock.setTimeout(1)'],
    ["import type { IncomingMessage } from 'node:http'"],
    ['export const a = /^a+$/.test("a") || new RegExp("^b").test("b")'],
    ['export const a = (sql: Sql, id: string) => sql`select * from contacts where id = ${id}`'],
    ['export const a = (name: string) => `Delete ${name}?`'],
  ])('and nothing in: %s', source => expect(found('runtime/turn/a.ts', source)).toEqual([]))

  it('in its own place it is allowed', () => {
    const time = 'export const a = [Date.now(), new Date(), Math.random(), setTimeout(() => {}, 1)]'
    for (const path of ['runtime/clock/system.ts', 'runtime/clock.ts', 'runtime/chat/chat.ts', 'runtime/start.mjs', 'test/a.ts'])
      expect(found(path, time)).toEqual([])
    const network = "import 'node:http'; import 'node:dns/promises'; import 'undici'"
    for (const path of ['runtime/deliver/guarded-fetch.ts', 'runtime/bundles/build-apart.ts', 'runtime/start.mjs', 'test/a.ts'])
      expect(found(path, network)).toEqual([])
  })

  it('and a place for one thing is no place for another', () => {
    expect(found('runtime/deliver/guarded-fetch.ts', 'setTimeout(() => {}, 1)')).toHaveLength(1)
    expect(found('runtime/clock/system.ts', "import 'node:http'")).toHaveLength(1)
    expect(found('runtime/clockwork/a.ts', 'Date.now()')).toHaveLength(1)
    expect(found('builder/canvas.tsx', 'setTimeout(() => Date.now(), 1)')).toHaveLength(1)
  })
})

describe('a shapeless file is found', () => {
  const found = (path: string, source: string): string[] => checkShape(parseModule(path, source)).map(violationText)

  it('by its length', () => {
    expect(found('runtime/turn/a.ts', '\n'.repeat(400))).toEqual([])
    expect(found('runtime/turn/a.ts', '\n'.repeat(401))).toEqual(['runtime/turn/a.ts:401: has 401 lines (at most 400 lines)'])
  })

  it.each([
    'runtime/utils.ts',
    'runtime/api/route-helpers.ts',
    'builder/common/a.ts',
    'test/rig/flow.manager.ts',
    'plugins/ask/service.ts',
  ])('by its name: %s', path => expect(found(path, '')).toHaveLength(1))

  it('but a word inside another is no name', () => expect(found('runtime/people/customer-serviceable.ts', '')).toEqual([]))
})

it('a file that does not parse is an error, not a pass', () => {
  expect(() => parseModule('runtime/turn/a.ts', 'const = 1')).toThrow('runtime/turn/a.ts')
})
