import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { errorCodes } from '../../runtime/errors/codes.ts'
import { problemCodes } from '../../runtime/flow/check/problem.ts'
import { locales, translate } from '../../runtime/locale/translate.ts'
import { problemCodes as pluginProblemCodes } from '../../runtime/plugins/outside/problem.ts'

const root = new URL('../..', import.meta.url).pathname
const slotsOf = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()
/** A text that counts has one form for one and one for more. */
const baseOf = (key: string): string => key.replace(/_(one|other)$/, '')
const keysOf = (texts: object): readonly string[] => [...new Set(Object.keys(texts).map(baseOf))].sort()

describe.each(Object.entries(locales))('the texts in %s', (language, { errors, problems, plugins }) => {
  test('are there for every error and every problem, and for nothing else', () => {
    expect(keysOf(errors)).toEqual(Object.keys(errorCodes).sort())
    expect(keysOf(problems)).toEqual(Object.keys(problemCodes).sort())
    expect(keysOf(plugins)).toEqual(pluginProblemCodes.filter(code => code !== 'contract').sort())
  })

  test('name the same things as in English, and end like sentences', () => {
    const english: Readonly<Record<string, string>> = { ...locales.en.errors, ...locales.en.problems }
    for (const [key, text] of Object.entries({ ...errors, ...problems })) {
      expect(slotsOf(text), key).toEqual(slotsOf(english[key] ?? ''))
      expect(text, key).toMatch(/[.]$/)
      if (language !== 'en') expect(text, key).not.toBe(english[key])
    }
  })
})

test('every place that throws an error gives what its text names', () => {
  const english: Readonly<Record<string, string>> = locales.en.errors
  const sources = globSync('runtime/**/*.ts', { cwd: root }).map(path => [path, readFileSync(root + path, 'utf8')] as const)
  let seen = 0
  const missing: string[] = []
  for (const [path, source] of sources) {
    for (const [, code = '', params] of source.matchAll(/new ParleyError\('(\w+)'(?:, (\{(?:[^{}]|\$\{[^{}]*\})*\}))?/g)) {
      seen += 1
      const given = [...(params ?? '').matchAll(/[{,]\s*(\w+)/g)].map(([, name]) => name)
      const text = english[code] ?? english[`${code}_other`] ?? ''
      for (const name of slotsOf(text)) if (!given.includes(name)) missing.push(`${path}: "${code}" says {{${name}}}`)
    }
  }
  expect(missing).toEqual([])
  expect(seen).toBeGreaterThan(50)
})

test('a text is picked by the first language there is, counts, and never reads what is put into it', () => {
  expect(translate('errors.flow_unknown', { id: 'x' }, ['fr', 'da-dk', 'de'])).toContain('“x”')
  expect(translate('errors.flow_unknown', { id: 'x' }, ['fr', 'da-dk', 'de'])).toContain('Der er intet flow')
  expect(translate('errors.flow_unknown', { id: 'x' }, ['__proto__', 'tlh'])).toContain('There is no flow')
  expect(translate('errors.flow_has_problems', { id: 'x', count: 1 })).toContain('one problem')
  expect(translate('errors.flow_has_problems', { id: 'x', count: 3 }, ['nl'])).toContain('3 problemen')
  expect(translate('errors.flow_unknown', { id: '$t(errors.internal) {{id}}' })).toContain('“$t(errors.internal) {{id}}”')
  expect(translate('errors.flow_unknown', { id: 'x'.repeat(10_000) }).length).toBeLessThan(400)
})
