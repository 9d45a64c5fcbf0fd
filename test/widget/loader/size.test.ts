import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundle } from '../../../plugins/website/build.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  await bundle.build(folder, '0123456789abcdef')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const packedBytes = async (file: string): Promise<number> => gzipSync(await readFile(join(folder, file)), { level: 9 }).length

it('a page that nobody chats on pays for five kilobytes', async () => {
  expect(await packedBytes('widget.js')).toBeLessThanOrEqual(5 * 1024)
})

it('one that somebody does, for thirty-five more, styles and all', async () => {
  expect(await packedBytes('panel.js')).toBeLessThanOrEqual(35 * 1024)
})

it('neither evaluates text, nor writes it into the page, nor knows another server', async () => {
  for (const file of ['widget.js', 'panel.js']) {
    const code = await readFile(join(folder, file), 'utf8')
    expect(/\beval\(|new Function|document\.write/.test(code)).toBe(false)
    const addresses = new Set(code.match(/https?:\/\/[\w.-]+/g))
    expect([...addresses].filter(address => address !== 'http://www.w3.org')).toEqual([])
  }
  expect(/innerHTML|outerHTML|insertAdjacentHTML/.test(await readFile(join(folder, 'widget.js'), 'utf8'))).toBe(false)
})
