import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { widgetLanguages } from '../../../plugins/website/phrases.ts'

type Texts = Readonly<Record<string, string>>

const widget = join(import.meta.dirname, '..', '..', '..', 'plugins', 'website', 'widget')
const read = (language: string): Texts => JSON.parse(readFileSync(join(widget, 'texts', `${language}.json`), 'utf8'))
const english = read('en')

const plural = /\.(zero|one|two|few|many|other)$/
const counted = Object.keys(english)
  .filter(key => key.endsWith('.other'))
  .map(key => key.replace(plural, ''))
const isForm = (key: string): boolean => plural.test(key) && counted.includes(key.replace(plural, ''))
const plain = Object.keys(english).filter(key => !isForm(key))
const slotsOf = (text = ''): readonly string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

/** Words that are the same in both languages. */
const shared: Readonly<Record<string, readonly string[]>> = {
  nl: ['status.bot', 'emoji', 'video', 'menu.privacy'],
  de: ['status.bot', 'emoji', 'video'],
  da: ['send', 'status.bot', 'emoji', 'video', 'privacy.mail'],
  fr: ['messages', 'field.date', 'list.untitled'],
  es: ['status.bot'],
  it: ['status.bot', 'emoji', 'video', 'file', 'menu.privacy'],
  pt: ['status.bot'],
  pl: ['status.bot'],
  sv: ['status.bot', 'video'],
  fi: ['video'],
  nb: ['send', 'status.bot', 'video'],
}

it('has a file for every language that the widget speaks, and no other', () => {
  const files = globSync('*.json', { cwd: join(widget, 'texts') }).map(name => name.replace('.json', ''))
  expect(files.sort()).toEqual([...widgetLanguages].sort())
})

it('holds no text that nobody shows', () => {
  const code = globSync('**/*.{ts,tsx}', { cwd: widget })
    .map(file => readFileSync(join(widget, file), 'utf8'))
    .join('\n')
  const unused = [...plain, ...counted].filter(key => {
    const group = key.slice(0, key.lastIndexOf('.') + 1)
    return !code.includes(`'${key}'`) && !(group && code.includes(`\`${group}\${`))
  })
  // Media are named by their type.
  expect(unused.filter(key => !['image', 'video', 'audio', 'file'].includes(key))).toEqual([])
})

describe.each(widgetLanguages)('the texts in %s', language => {
  const texts = read(language)

  it('are all there, and no others', () => {
    expect(Object.keys(texts).filter(key => !isForm(key))).toEqual(plain)
    expect(Object.values(texts).filter(text => text.trim() === '' || text !== text.trim())).toEqual([])
  })

  it('fill the same slots', () => {
    for (const key of plain) expect(slotsOf(texts[key]), key).toEqual(slotsOf(english[key]))
  })

  it('have every plural that the language needs', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    for (const key of counted) {
      const forms = Object.keys(texts).filter(other => isForm(other) && other.replace(plural, '') === key)
      expect(forms.sort(), key).toEqual(pluralCategories.map(category => `${key}.${category}`).sort())
      // A form for one number alone may say it as a word.
      for (const form of forms)
        expect(slotsOf(texts[form]), form).toEqual(
          /\.(zero|one|two)$/.test(form) && slotsOf(texts[form]).length === 0 ? [] : ['count'],
        )
    }
  })

  it('are in that language', () => {
    if (language === 'en') return
    const same = plain.filter(key => texts[key] === english[key] && /\p{L}/u.test(english[key]?.replace(/\{\w+\}/g, '') ?? ''))
    expect(same).toEqual(shared[language] ?? [])
  })

  it('keep the voice: no exclamation marks, no capital letters where a sentence has none', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).not.toMatch(/[!¡]/)
      expect(text, key).not.toMatch(/^[\p{Lu}]{3,}/u)
    }
  })
})
