import { expect, it } from 'vitest'
import { slipIn } from '../../runtime/library/slip-in.ts'

it.each([
  ['a return and an await', 'const answer = await fetch("https://a.test/")\nreturn answer.status'],
  ['nothing', ''],
  ['what only looks odd', 'return /[/]}/.test(`${"}"}`) // }'],
])('reads %s', (_what, code) => {
  expect(slipIn(code)).toBeUndefined()
})

it.each([
  ['a slip of the pen', 'const a = 1\nconst b = = 2', { line: 2, why: 'Unexpected token' }],
  ['a bracket too many', 'return 1\n}', { line: 2, why: 'Unexpected token' }],
  ['a way out of the function around it', '}); steal(); (async () => {', { line: 1, why: 'Unexpected token' }],
  [
    'a module',
    'import fs from "node:fs"',
    { line: 1, why: expect.stringContaining("'import' and 'export' may appear only with") },
  ],
  ['a nest', '('.repeat(19_000), { line: 1, why: expect.stringContaining('stack') }],
])('says where it cannot read %s', (_what, code, slip) => {
  expect(slipIn(code)).toEqual(slip)
})
