import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { condition } from '../../plugins/kit/rule/condition.ts'
import { operandsOf } from '../../plugins/kit/rule/operands-of.ts'
import { rule } from '../../plugins/kit/rule/rule.ts'
import { anyCondition } from './any-condition.ts'

const leaf = { type: 'boolean', of: 'vars.paid', is: 'true' } as const

function problems(value: unknown): string[] {
  return condition.safeParse(value).error?.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`) ?? []
}

function nested(depth: number): unknown {
  return Array.from({ length: depth }).reduce<unknown>(inner => ({ any: [inner] }), leaf)
}

describe('a condition', () => {
  test('comes back from JSON as it went', () => {
    fc.assert(
      fc.property(anyCondition, made => {
        expect(condition.parse(JSON.parse(JSON.stringify(made)))).toEqual(made)
      }),
    )
  })

  test('names the very place of what is wrong', () => {
    const wrong = { all: [leaf, { any: [{ type: 'text', of: 'reply', is: 'matches', value: '(' }] }] }
    expect(problems(wrong)).toEqual([expect.stringMatching(/^all\.1\.any\.0\.value: the pattern cannot be read/)])
    expect(z.object({ when: condition }).safeParse({ when: wrong }).error?.issues[0]?.path).toEqual([
      'when',
      'all',
      1,
      'any',
      0,
      'value',
    ])
  })

  test('refuses what does not belong to it', () => {
    expect(problems({ all: [], any: [] })).toHaveLength(1)
    expect(problems({ ...leaf, value: 'x' })).toHaveLength(1)
    expect(problems({ ...leaf, type: 'nonsense' })).toHaveLength(1)
    expect(problems(JSON.parse('{"type":"boolean","of":"vars.a","is":"true","__proto__":{"x":1}}'))).toHaveLength(1)
    for (const value of [undefined, null, 1, 'x', [], {}]) expect(problems(value)).not.toEqual([])
  })

  test('nests five deep and no deeper', () => {
    expect(problems(nested(5))).toEqual([])
    expect(problems(nested(6))).toEqual([expect.stringContaining('nested deeper than 5')])
  })

  test('survives any depth and any length', () => {
    expect(problems(nested(10_000))).toHaveLength(1)
    expect(problems({ all: Array.from({ length: 1_000_000 }, () => ({ any: [] })) })).toHaveLength(1)
  })

  test('holds a hundred tests and no more', () => {
    const tests = (count: number) => ({ any: [{ all: Array.from({ length: count - 1 }, () => leaf) }, leaf] })
    expect(problems(tests(100))).toEqual([])
    expect(problems(tests(101))).toEqual([expect.stringContaining('more than 100 tests')])
  })

  test('refuses patterns that are long or would take long', () => {
    const matching = (value: string) => problems({ type: 'text', of: 'reply', is: 'matches', value })
    expect(matching('a'.repeat(500))).toEqual([])
    expect(matching('a'.repeat(501))).toHaveLength(1)
    expect(matching('.{1000}'.repeat(70))).toEqual([expect.stringContaining('repeats too much')])
    expect(matching('(a{1000}){1000}')).toHaveLength(1)
    expect(matching('(?=a)')).toHaveLength(1)
  })

  test('refuses dates that do not exist', () => {
    const on = (value: string) => problems({ type: 'date', of: 'now', is: 'on', value })
    expect(on('2028-02-29')).toEqual([])
    expect(on('2026-03-12T09:00:00+01:00')).toEqual([])
    for (const value of ['2026-02-29', '2026-13-01', 'soon', '2026-03-12T09:00:00', '12-03-2026'])
      expect(on(value)).toHaveLength(1)
  })

  test('has a JSON Schema', () => {
    expect(JSON.stringify(z.toJSONSchema(condition))).toContain('has-words')
  })

  test('tells its operands, each once', () => {
    const both = { all: [leaf, { any: [leaf, { type: 'text', of: 'reply', is: 'known' } as const] }] }
    expect(operandsOf(both)).toEqual(['vars.paid', 'reply'])
  })
})

test('an operand is one of the known words, with a name that is nobody else’s', () => {
  const accepted = (of: string) => condition.safeParse({ ...leaf, of }).success
  for (const of of [
    'reply',
    'reply.choice',
    'vars.a',
    'contact.first-name',
    'page.url',
    'page.query.utm_source',
    'now',
    'open.h1',
  ]) {
    expect(accepted(of), of).toBe(true)
  }
  for (const name of ['', '__proto__', 'constructor', 'prototype', '1st', 'a.b', 'a b', 'x'.repeat(65)]) {
    expect(accepted(`vars.${name}`), name).toBe(false)
  }
  for (const of of ['', 'vars', 'page', 'page.query', 'facts.tz', 'Reply', 'reply.', 'toString'])
    expect(accepted(of), of).toBe(false)
})

test('a rule has an id, perhaps a label, and a condition', () => {
  expect(rule.safeParse({ id: 'r1', when: leaf }).success).toBe(true)
  expect(rule.safeParse({ id: 'r1', label: 'Paid', when: { all: [] } }).success).toBe(true)
  expect(rule.safeParse({ id: 'r 1', when: leaf }).success).toBe(false)
  expect(rule.safeParse({ id: 'r1' }).success).toBe(false)
})
