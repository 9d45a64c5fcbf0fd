import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../builder/build.ts'

let folder: string
let files: readonly string[]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  await bundle.build(folder, '0123456789abcdef')
  files = await readdir(folder)
}, 240_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const textOf = (file: string): Promise<string> => readFile(join(folder, file), 'utf8')
const packedBytes = async (file: string): Promise<number> => gzipSync(await readFile(join(folder, file)), { level: 9 }).length
const named = (start: string, end: string): string => {
  const found = files.find(file => file.startsWith(`${start}-`) && file.endsWith(end))
  if (found === undefined) throw new Error(`no ${start}-*${end} among ${files.join(', ')}`)
  return found
}

/** A script with all that it imports before it runs. */
async function withImports(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen
  seen.add(file)
  const imports = (await textOf(file)).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)
  for (const [, name = ''] of imports) await withImports(name, seen)
  return seen
}

/** What the page itself asks for at once: scripts, styles. */
async function firstFiles(): Promise<Set<string>> {
  const page = await textOf('index.html')
  const linked = [...page.matchAll(/(?:src|href)="\.\/([\w.-]+\.(?:js|css))"/g)].map(([, name = '']) => name)
  const all = new Set(linked)
  for (const file of linked.filter(name => name.endsWith('.js'))) for (const found of await withImports(file)) all.add(found)
  return all
}

async function sum(names: Iterable<string>): Promise<number> {
  let bytes = 0
  for (const name of names) bytes += await packedBytes(name)
  return bytes
}

describe('what the app of the team costs', () => {
  it('is 450 kB at most until the inbox stands, packed, with its letters and one language', async () => {
    const first = await firstFiles()
    for (const file of await withImports(named('inbox-page', '.js'))) first.add(file)
    const styles = files.filter(file => file.startsWith('inbox-page-') && file.endsWith('.css'))
    const letters = files.find(file => /^inter-latin-wght-normal-.*\.woff2$/.test(file)) ?? ''
    expect(first.size).toBeGreaterThan(3)
    const bytes = await sum(new Set([...first, ...styles, named('de', '.js'), letters, 'index.html']))
    expect(bytes).toBeLessThanOrEqual(450 * 1024)
  })

  it('is for the sign-in page far less than for all pages together', async () => {
    const first = await firstFiles()
    expect([...first].some(file => /^(inbox|settings|contacts)-page/.test(file))).toBe(false)
  })
})

it('nothing of it evaluates text, stands in the page, or comes from another server', async () => {
  const page = await textOf('index.html')
  expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|\sstyle=/)
  expect([...page.matchAll(/(?:src|href)="([^"]+)"/g)].every(([, address = '']) => address.startsWith('./'))).toBe(true)
  // A method of that name, of the library that reads patterns, evaluates no text.
  for (const file of files.filter(name => name.endsWith('.js')))
    expect(/(?<![\w$.])eval\((?![\w$,]*\)\s*\{)|document\.write\(/.test(await textOf(file)), file).toBe(false)
  for (const file of files.filter(name => name.endsWith('.css')))
    expect(await textOf(file), file).not.toMatch(/url\(["']?(https?:|\/\/)/)
})

it('every file is named after its content, so that browsers may keep it for ever', () => {
  expect(files.filter(file => file !== 'index.html' && !/-[\w-]{8}\.\w+$/.test(file))).toEqual([])
})
