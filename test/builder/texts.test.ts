import { describe, expect, test } from 'vitest'
import da from '../../builder/locale/da.json' with { type: 'json' }
import de from '../../builder/locale/de.json' with { type: 'json' }
import en from '../../builder/locale/en.json' with { type: 'json' }
import { createTexts, languageOf, languages, speak, testLanguage } from '../../builder/locale/languages.ts'
import nl from '../../builder/locale/nl.json' with { type: 'json' }

type Texts = { readonly [key: string]: string | Texts }

function flat(texts: Texts, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    typeof text === 'string' ? [[path + name, text] as const] : flat(text, `${path}${name}.`),
  )
}

const slotsOf = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()
const english = new Map(flat(en))

describe.each(Object.entries({ nl, de, da }))('the texts of the app in %s', (_, texts) => {
  const told = new Map(flat(texts))

  test('are all there, and no others', () => {
    expect([...told.keys()].sort()).toEqual([...english.keys()].sort())
  })

  test('name the same things as in English, and are not left empty', () => {
    for (const [key, text] of told) {
      expect(text.trim(), key).not.toBe('')
      if (!/_(one|other)$/.test(key)) expect(slotsOf(text), key).toEqual(slotsOf(english.get(key) ?? ''))
    }
  })

  test('have been put into the language', () => {
    const longer = [...told].filter(([, text]) => text.split(' ').length > 3)
    expect(longer.filter(([key, text]) => text === english.get(key)).map(([key]) => key)).toEqual([])
  })
})

test('the texts have the voice of the house: no exclamation marks, no dashes', () => {
  for (const [key, text] of [...flat(en), ...flat(nl), ...flat(de), ...flat(da)]) expect(text, key).not.toMatch(/[!—]| – /)
})

test('a language is the first wanted that there is, else English', () => {
  expect(languageOf(['fr-FR', 'nl-BE', 'de'])).toBe('nl')
  expect(languageOf(['tlh', '__proto__'])).toBe('en')
  expect(languageOf([])).toBe('en')
  expect(Object.keys(languages)).toEqual(['en', 'nl', 'de', 'da'])
})

test('going over to another language fetches its texts; the test language shows where a text comes from', async () => {
  const texts = await createTexts('en')
  expect(texts.t('signIn.wait', { count: 1 })).toBe('Try again in 1 second')
  await speak(texts, 'de')
  expect(texts.t('signIn.wait', { count: 3 })).toBe('In 3 Sekunden erneut versuchen')
  await speak(texts, testLanguage)
  expect(texts.t('signIn.title')).toBe('[[signIn.title]]')
})
