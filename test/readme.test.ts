import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extractPrograms, type PrintedProgram } from './rig/extract-programs.ts'
import { createWorkbench, type Workbench } from './rig/run-programs.ts'

const root = new URL('..', import.meta.url).pathname
const patienceMs = 30_000

/** Checks and runs programs in a folder of their own. */
function itRuns(programs: readonly PrintedProgram[]): void {
  let bench: Workbench
  beforeAll(async () => {
    bench = await createWorkbench(root, programs)
  })
  afterAll(() => bench.remove())

  it('type-checks', { timeout: patienceMs }, async () => {
    expect(await bench.check()).toEqual({ code: 0, output: '', errors: '' })
  })

  for (const { name, line, prints } of programs)
    it(`${name} (line ${line}) ${prints === undefined ? 'runs' : 'prints what the text says'}`, {
      timeout: patienceMs,
    }, async () => {
      const { code, output, errors } = await bench.run(name)
      expect({ code, output }, errors).toEqual({ code: 0, output: prints ?? output })
    })
}

const printedIn = (document: string): PrintedProgram[] => {
  const path = join(root, document)
  return existsSync(path) ? extractPrograms(readFileSync(path, 'utf8')) : []
}

it('README.md has a program to try: a fence ```ts title=hello.ts', () => {
  expect(printedIn('README.md').length).toBeGreaterThan(0)
})

for (const document of ['README.md', 'plugins/README.md']) {
  const programs = printedIn(document)
  if (programs.length > 0) describe(`the programs of ${document}`, () => itRuns(programs))
}

describe('programs in a text', () => {
  const fence = (info: string, body: string): string => `\`\`\`${info}\n${body}\n\`\`\`\n`

  it('are the ts fences with a name, and the text fence after one is what it prints', () => {
    const text = `# Title\n\n${fence('ts title=hello.ts', "console.log('hi')")}\nprints\n\n${fence('text', 'hi')}`
    expect(extractPrograms(text)).toEqual([{ name: 'hello.ts', source: "console.log('hi')\n", line: 4, prints: 'hi\n' }])
  })

  it('are no other fences: fragments, shells, and names inside a longer fence', () => {
    expect(extractPrograms(fence('ts', 'const a = 1') + fence('sh', 'npm start') + fence('text', 'a'))).toEqual([])
    expect(extractPrograms(`\`\`\`\`md\n${fence('ts title=inner.ts', '1')}\`\`\`\`\n`)).toEqual([])
  })

  it('take only the fence right after them as their output', () => {
    const text = fence('ts title=a.ts', '1') + fence('sh', 'node a.ts') + fence('text', 'not this')
    expect(extractPrograms(text)).toEqual([{ name: 'a.ts', source: '1\n', line: 2 }])
  })

  it('may stand in a list and in a folder, with a quoted name', () => {
    const text = '1. Write\n\n   ```ts title="shout/index.ts" twoslash\n   if (1) {\n     2\n   }\n   ```\n'
    expect(extractPrograms(text)).toEqual([{ name: 'shout/index.ts', source: 'if (1) {\n  2\n}\n', line: 4 }])
  })

  it('stay inside their folder', () => {
    for (const name of ['../a.ts', '/a.ts', 'a/../../b.ts', 'a.sh'])
      expect(() => extractPrograms(fence(`ts title=${name}`, '1'))).toThrow(`named "${name}"`)
  })

  it('need the end of their fence', () => expect(() => extractPrograms('```ts title=a.ts\n1\n')).toThrow('line 1'))
})

describe('a good program', () => {
  itRuns(
    extractPrograms(`
\`\`\`ts title=greeting.ts
import { z } from 'zod'
export const name: string = z.string().parse('Ada')
\`\`\`
\`\`\`ts title=hello.ts
import type { Localised } from 'parley/kit'
import { name } from './greeting.ts'
const greeting: Localised = { en: \`Hi \${name}\` }
console.log(greeting.en)
\`\`\`
\`\`\`text
Hi Ada
\`\`\`
`),
  )
})

describe('a bad program is noticed', () => {
  const broken = extractPrograms('```ts title=bad.ts\nconst one: number = "1"\nthrow new Error(`got ${one}`)\n```\n')
  let bench: Workbench
  beforeAll(async () => {
    bench = await createWorkbench(root, broken)
  })
  afterAll(() => bench.remove())

  it('by its types', { timeout: patienceMs }, async () => {
    const { code, output } = await bench.check()
    expect(code).not.toBe(0)
    expect(output).toMatch(/^bad\.ts\(1,7\): error TS2322/)
  })

  it('by its end', { timeout: patienceMs }, async () => {
    const { code, errors } = await bench.run('bad.ts')
    expect(code).toBe(1)
    expect(errors).toContain('got 1')
  })
})
