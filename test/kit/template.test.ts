import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOperand } from '../../plugins/kit/rule/against.ts'
import { problemsOf, render, slotsOf } from '../../plugins/kit/template.ts'
import { againstOf } from './against-of.ts'

function filled(text: string, known: Record<string, unknown> = {}, language = 'en'): string {
  const against = againstOf({ vars: known, contact: known })
  return render(text, { lookup: path => readOperand(path, against), language })
}

describe('a slot', () => {
  test('is filled with what is known, else with its fallback, else with nothing', () => {
    expect(filled('Hi {{contact.firstName|there}}!', { firstName: 'Ada' })).toBe('Hi Ada!')
    expect(filled('Hi {{ contact.firstName | there }}!')).toBe('Hi there!')
    expect(filled('Hi {{contact.firstName}}!')).toBe('Hi !')
    expect(filled('{{vars.x|a|b}}')).toBe('a|b')
    for (const blank of ['', '  ', null, '\0']) expect(filled('{{vars.x|-}}', { x: blank })).toBe('-')
  })

  test('writes numbers and lists as the language does', () => {
    expect(filled('{{vars.x}}', { x: 1234.5 }, 'nl')).toBe('1.234,5')
    expect(filled('{{vars.x}}', { x: 1234.5 }, 'en')).toBe('1,234.5')
    expect(filled('{{vars.x}}', { x: ['a', 2, 'c'] }, 'en')).toBe('a, 2, and c')
    expect(filled('{{vars.x}}', { x: ['a', 'b'] }, 'de')).toBe('a und b')
    expect(filled('{{vars.x}}', { x: 5 }, 'no such language')).toBe('5')
  })

  test('writes the rest as it is, or as JSON', () => {
    expect(filled('{{vars.x}}', { x: '2026-03-12' })).toBe('2026-03-12')
    expect(filled('{{vars.x}}', { x: true })).toBe('true')
    expect(filled('{{vars.x}}', { x: { a: [1] } })).toBe('{"a":[1]}')
    expect(filled('{{vars.x}}', { x: Number.NaN })).toBe('')
    expect(filled('{{now}}')).toBe('2026-03-12T12:00:00.000Z')
  })

  test('sees own properties only', () => {
    expect(filled('{{vars.toString}}{{contact.hasOwnProperty}}')).toBe('')
  })

  test('stays as it is written when it is none', () => {
    for (const text of [
      '{{}}',
      '{{vars}}',
      '{{vars.__proto__}}',
      '{{constructor.constructor}}',
      '{{open.desk}}',
      '{{ 1 + 1 }}',
      '{x}',
      '{{',
    ]) {
      expect(filled(text), text).toBe(text)
    }
  })
})

test('what is put in is never looked at again', () => {
  expect(filled('{{vars.x}} {{vars.y}}', { x: '{{vars.y}}', y: '{{vars.x}}$&' })).toBe('{{vars.y}} {{vars.x}}$&')
  expect(filled('{{{vars.x}}}', { x: '{vars.y}' })).toBe('{{vars.y}}')
})

test('a rendered text holds no NUL', () => {
  expect(filled('a\0{{vars.x}}', { x: 'b\0c' })).toBe('abc')
})

test('the slots of a text are told in its order', () => {
  expect(slotsOf('{{reply}} {{nope}} {{vars.x|y}} {{vars.x}}')).toEqual([
    { path: 'reply' },
    { path: 'vars.x', fallback: 'y' },
    { path: 'vars.x' },
  ])
})

test('malformed slots are told with their place', () => {
  expect(problemsOf('Hi {{contact.name}}, {{name}} {{')).toEqual([
    { code: 'unknown-path', at: 21, slot: '{{name}}' },
    { code: 'unclosed', at: 30, slot: '{{' },
  ])
  expect(problemsOf('{{vars.a {{vars.b}}')).toEqual([{ code: 'unclosed', at: 0, slot: '{{vars.a ' }])
  expect(problemsOf('{{{vars.a}}} { } }} fine')).toEqual([])
})

test('a text without slots comes back as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      fc.pre(!text.includes('{{') && !text.includes('\0'))
      expect(filled(text)).toBe(text)
    }),
  )
})

test('any text of braces and bars is read, in no time', () => {
  const crumbs = fc.array(fc.constantFrom('{', '}', '{{', '}}', '|', 'vars.x', 'reply', ' ', '\0'), { maxLength: 30 })
  fc.assert(
    fc.property(crumbs, parts => {
      const text = parts.join('')
      filled(text, { x: '{{vars.x}}' })
      expect(slotsOf(text).length + problemsOf(text).length).toBeGreaterThanOrEqual(text.includes('{{') ? 1 : 0)
    }),
  )
  for (const crumb of ['{', '{{', '}}', '{{x', '{{}', '{{vars.x}}', '{{x}}', '|{{']) {
    // Anything but linear work would not come back before the test runs out of time.
    expect(() => [filled(crumb.repeat(50_000)), problemsOf(crumb.repeat(50_000))], crumb).not.toThrow()
  }
})
