import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bundlesFolder, openBundles } from '../../runtime/bundles/open-bundles.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

/** A repository with one bundle, which writes down its source and counts how often it was built. */
async function repository(build = copying, sources = ['plugins/chat/widget']): Promise<Repository> {
  const root = await temporaryFolder()
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  const file = (text: string) => `export const bundle = { name: 'chat', sources: ${JSON.stringify(sources)}, ${text} }`
  await write('plugins/chat/build.ts', `import { appendFile, cp } from 'node:fs/promises'\n${file(build)}`)
  await write('plugins/chat/widget/app.js', 'hello()')
  await write('package-lock.json', '{}')
  return {
    root,
    write,
    built: () => (existsSync(join(root, 'built')) ? readFileSync(join(root, 'built'), 'utf8').split('\n').length - 1 : 0),
    open: async () => {
      const bundle = (await openBundles(root)).get('chat')
      if (!bundle) throw new Error('no bundle')
      return bundle
    },
  }
}

interface Repository {
  readonly root: string
  write(path: string, text: string): Promise<void>
  built(): number
  open(): Promise<{ readonly hash: string; readonly folder: string }>
}

const copying = `
  async build(folder, hash) {
    await appendFile(new URL('../../built', import.meta.url), hash + '\\n')
    await cp(new URL('widget/', import.meta.url), folder, { recursive: true })
  }`

describe('a bundle', () => {
  test('is built at the first start, with what browsers take packed', async () => {
    const { open, built } = await repository()
    const { folder, hash } = await open()
    expect(built()).toBe(1)
    expect(readFileSync(join(folder, 'app.js'), 'utf8')).toBe('hello()')
    expect(brotliDecompressSync(readFileSync(join(folder, 'app.js.br'))).toString()).toBe('hello()')
    expect(gunzipSync(readFileSync(join(folder, 'app.js.gz'))).toString()).toBe('hello()')
    expect(folder.endsWith(`/node_modules/.cache/parley/bundles/chat/${hash}`)).toBe(true)
  })

  test('is not built again while its sources say the same, whenever they were written', async () => {
    const { root, open, built } = await repository()
    const first = await open()
    utimesSync(join(root, 'plugins/chat/widget/app.js'), 1, 1)
    await writeFile(join(root, 'plugins/chat/elsewhere.ts'), 'export {}')
    expect(await open()).toEqual(first)
    expect(built()).toBe(1)
  })

  test.each([
    ['what a source says', 'plugins/chat/widget/app.js', 'goodbye()'],
    ['a source more', 'plugins/chat/widget/deep/more.js', ''],
    ['a package', 'package-lock.json', '{ "name": "x" }'],
  ])('is built again after a change of %s', async (_, path, text) => {
    const { write, open, built } = await repository()
    const first = await open()
    await write(path, text)
    const second = await open()
    expect(second.hash).not.toBe(first.hash)
    expect(built()).toBe(2)
    expect(existsSync(join(first.folder, 'app.js')), 'a server that runs keeps its files').toBe(true)
  })

  test('is built again after one of its sources went, or got another name', async () => {
    const { root, write, open } = await repository()
    await write('plugins/chat/widget/b.js', 'hello()')
    const first = await open()
    await rm(join(root, 'plugins/chat/widget/b.js'))
    await write('plugins/chat/widget/c.js', 'hello()')
    expect((await open()).hash).not.toBe(first.hash)
  })

  test('is whole for all who start at once', async () => {
    const { root, open } = await repository()
    const all = await Promise.all(Array.from({ length: 4 }, open))
    expect(new Set(all.map(({ folder }) => folder)).size).toBe(1)
    expect(existsSync(join(all[0]?.folder ?? '', 'app.js.gz'))).toBe(true)
    expect(readdirSync(join(bundlesFolder(root), 'chat')), 'nothing half built is left').toHaveLength(1)
  })

  test('leaves a few earlier builds standing, and sweeps up the rest', async () => {
    const { root, write, open } = await repository()
    const home = join(bundlesFolder(root), 'chat')
    await mkdir(join(home, '.killed'), { recursive: true })
    utimesSync(join(home, '.killed'), 1, 1)
    for (let version = 0; version < 7; version += 1) {
      await write('plugins/chat/widget/app.js', String(version))
      const { folder } = await open()
      utimesSync(folder, version + 1, version + 1)
    }
    const kept = readdirSync(home).map(name => readFileSync(join(home, name, 'app.js'), 'utf8'))
    expect(kept.sort()).toEqual(['2', '3', '4', '5', '6'])
  })
})

describe('a bundle that cannot be had stops the start, in words:', () => {
  test.each([
    [
      'broken sources',
      `async build() { throw new Error('\\u001b[31mapp.tsx:3 has no end\\u001b[0m\\nmore') }`,
      'app.tsx:3 has no end more',
    ],
    ['a build that is killed', `async build() { process.kill(process.pid, 'SIGKILL') }`, 'the build ended with SIGKILL'],
    ['a build that ends early', `async build() { process.exit(3) }`, 'the build ended with 3'],
    ['no bundle', 'version: 1', 'exports no `bundle`'],
  ])('%s', async (_, build, why) => {
    const { root, open } = await repository(build)
    await expect(open()).rejects.toMatchObject({
      code: 'bundle_failed',
      params: { name: expect.stringContaining('chat') as unknown, why: expect.stringContaining(why) as unknown },
    })
    const home = join(bundlesFolder(root), 'chat')
    expect(existsSync(home) ? readdirSync(home) : []).toEqual([])
  })

  test('a file that does not load', async () => {
    const { write, open } = await repository()
    await write('plugins/chat/build.ts', 'export const bundle = nothing')
    await expect(open()).rejects.toMatchObject({ code: 'bundle_failed', params: { why: 'nothing is not defined' } })
  })

  test('a folder that cannot be made', async () => {
    const { root, write, open } = await repository()
    await write('node_modules', 'a file')
    await expect(open()).rejects.toMatchObject({ code: 'bundle_failed', params: { folder: join(bundlesFolder(root), 'chat') } })
    expect(statSync(join(root, 'node_modules')).isFile()).toBe(true)
  })
})

test('a folder without bundles has none', async () => {
  const root = await temporaryFolder()
  await mkdir(join(root, 'plugins', 'ask'), { recursive: true })
  expect(await openBundles(root)).toEqual(new Map())
})
