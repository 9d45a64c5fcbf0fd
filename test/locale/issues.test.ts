import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Issue, issueCodes, issueOf } from '../../runtime/errors/issue.ts'
import { issueWords } from '../../runtime/locale/issue-words.ts'
import { locales } from '../../runtime/locale/translate.ts'
import { loadPlugins } from '../../runtime/plugins/load-plugins.ts'

const root = new URL('../..', import.meta.url).pathname
const everywhere = Object.keys(locales)
const keysOf = (texts: object) => [...new Set(Object.keys(texts).map(key => key.replace(/_(one|other)$/, '')))].sort()
const issuesOf = (schema: z.ZodType, value: unknown): readonly Issue[] =>
  schema.safeParse(value).error?.issues.map(issue => issueOf(issue)) ?? []

test.each(Object.entries(locales))('%s has words for whatever a schema can find wrong', (language, { issues, sayings }) => {
  expect(keysOf(issues)).toEqual(issueCodes.filter(code => code !== 'own').sort())
  expect(keysOf(sayings)).toEqual(keysOf(locales.en.sayings))
  for (const [key, said] of Object.entries({ ...issues, ...sayings })) {
    expect(said, key).not.toMatch(/\.$/)
    const english: Readonly<Record<string, string>> = { ...locales.en.issues, ...locales.en.sayings }
    if (language !== 'en') expect(said, key).not.toBe(english[key])
  }
})

describe('what is wrong has a code, and words in the language of who reads it', () => {
  const cases: readonly (readonly [z.ZodType, unknown, string, string])[] = [
    [z.string(), undefined, 'required', 'es fehlt'],
    [z.string(), 7, 'not_text', 'hierher gehört ein Text'],
    [z.string().min(1), '', 'empty', 'es ist leer'],
    [z.string().min(3), '', 'too_short', 'mindestens 3 Zeichen schreiben'],
    [z.string().max(2), 'xxx', 'too_long', 'es darf höchstens 2 Zeichen haben'],
    [z.array(z.string()).min(1), [], 'too_few', 'mindestens 1 Eintrag ist nötig'],
    [z.array(z.string()).max(2), ['', '', ''], 'too_many', 'nur 2 Einträge sind möglich'],
    [z.int().min(1), 0, 'too_small', '1 oder mehr schreiben'],
    [z.int().max(5), 6, 'too_large', '5 oder weniger schreiben'],
    [z.number().positive(), 0, 'not_more', 'mehr als 0 schreiben'],
    [z.int(), 1.5, 'not_whole', 'eine ganze Zahl schreiben'],
    [z.number().multipleOf(5), 3, 'not_multiple', 'ein Vielfaches von 5 schreiben'],
    [z.boolean(), 'yes', 'not_yes_no', 'hierher gehört ja oder nein'],
    [z.enum(['a', 'b']), 'c', 'not_one_of', 'eines davon wählen: a, b'],
    [z.url(), 'x', 'no_address', 'eine Adresse wie https://www.example.com schreiben'],
    [z.string().regex(/x/), 'y', 'no_format', 'es ist nicht so geschrieben, wie es sein muss'],
    [z.strictObject({}), { b: 1 }, 'unknown_names', 'nichts heißt hier b'],
    [z.union([z.string(), z.number()]), true, 'no_fit', 'es ist nichts von dem, was hier passt'],
    [z.string().regex(/x/, 'write a colour like #0f5c5a'), 'y', 'own', 'eine Farbe wie #0f5c5a schreiben'],
    [z.string().refine(() => false, 'nobody has translated this'), 'y', 'own', 'nobody has translated this'],
  ]
  test.each(cases)('%#', (schema, value, code, words) => {
    const [issue] = issuesOf(schema, value)
    expect(issue).toMatchObject({ code })
    expect(issue && issueWords(issue, ['tlh', 'de-AT'])).toBe(words)
  })
})

test('every sentence that a schema of ours has for what is wrong is translated', async () => {
  const { declarations, channels } = await loadPlugins()
  const missing: string[] = []
  const places = [
    'plugins/*/{config,index}.ts',
    'plugins/kit/{fields,schedule,language-code,url-template}.ts',
    'plugins/kit/{rule,targeting}/*.ts',
  ]
  let seen = 0
  for (const path of globSync(places, { cwd: root })) {
    const source = readFileSync(root + path, 'utf8')
    const texts = [...declarations.values(), ...channels.values()].find(({ id }) => path.split('/')[1] === id)?.texts
    for (const [, single, double] of source.matchAll(sentence)) {
      seen += 1
      // A list of names is none.
      if (single === 'prototype') continue
      const raw = { code: 'custom', path: [], message: (single ?? double ?? '').replaceAll("\\'", "'") }
      const issue = issueOf(raw, texts)
      if (everywhere.some(language => language !== 'en' && issueWords(issue, [language]) === raw.message))
        missing.push(`${path}: ${raw.message}`)
    }
  }
  expect(missing).toEqual([])
  expect(seen).toBeGreaterThan(40)
})

// As they stand behind what refuses: `.regex(/x/, 'words')`, `.refine(isX, 'words')`, `message: 'words'`, `error: 'words'`.
const sentence =
  /(?:\.(?:regex|refine)\((?:[^\n]*?), |(?:message|error): |(?<!super)refuse\()(?:'((?:[^'\\\n]|\\.){8,})'|"([^"\n]{8,})")/g
