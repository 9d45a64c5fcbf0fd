import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-plugins-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A folder of a plugin with this source. */
async function plugin(id: string, source: string, file = 'index.ts'): Promise<void> {
  await mkdir(join(folder, id), { recursive: true })
  await writeFile(join(folder, id, file), source)
}

const kit = new URL('../../plugins/kit/index.ts', import.meta.url).href
const serverKit = new URL('../../plugins/kit/server.ts', import.meta.url).href
const zod = import.meta.resolve('zod')
const dice = (id: string): string => `
  import { defineAction } from '${kit}'
  import { z } from '${zod}'
  export const dice = defineAction({
    id: '${id}', icon: 'dice', config: z.object({}), ports: ['next'],
    texts: { en: { name: 'Dice', fields: {}, ports: { next: 'Next' } } },
    start() { return 'next' },
  })`

test('a folder with a declaration is a plugin', async () => {
  await plugin('dice', dice('dice'))
  const { declarations } = await loadPlugins(folder)
  expect([...declarations.keys()]).toEqual(['dice'])
})

test('a channel that serves a site is known by its folder, and so is what it serves', async () => {
  const about = "id: 'kiosk', icon: 'x', config: z.object({}), display: z.object({}), delivery: 'stream', texts: { en: {} }"
  await plugin(
    'kiosk',
    `import { defineChannel } from '${kit}'\nimport { z } from '${zod}'\nexport const kiosk = defineChannel({ ${about} })`,
  )
  const half = `export const serve = serveChannel({ id: 'kiosk' }, { front: '/kiosk', site() {} })`
  await plugin('kiosk', `import { serveChannel } from '${serverKit}'\n${half}`, 'server.ts')
  const { channels, sites } = await loadPlugins(folder)
  expect([...channels.keys()]).toEqual(['kiosk'])
  expect(sites.get('kiosk')?.front).toBe('/kiosk')
})

test.for([
  ['declares another id than its folder', dice('cards'), 'index.ts', 'declares "cards"'],
  ['does not come through its import', 'export const x = nothing', 'index.ts', 'nothing is not defined'],
  [
    'exports something that only looks like a declaration',
    "export const x = { type: 'action', id: 'dice' }",
    'index.ts',
    'defineAction',
  ],
  ['has its declaration in a file of another name', dice('dice'), 'indx.ts', 'index.ts'],
] as const)('a folder that %s is refused by name', async ([, source, file, why]) => {
  await plugin('dice', source, file)
  await expect(loadPlugins(folder)).rejects.toMatchObject({
    code: 'plugin_invalid',
    params: { id: expect.stringContaining('dice') as unknown, why: expect.stringContaining(why) as unknown },
  })
})
