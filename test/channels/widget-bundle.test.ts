import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { describe, expect, test } from 'vitest'
import { widgetLanguages } from '../../plugins/website/phrases.ts'
import { openBundles } from '../../runtime/bundles/open-bundles.ts'

const root = new URL('../..', import.meta.url).pathname
const bundle = (await openBundles(root)).get('website')
const read = (name: string): string => readFileSync(join(bundle?.folder ?? '', name), 'utf8')

describe('the widget as browsers get it', () => {
  test('is whole: script, panel, styles and texts, each packed twice', () => {
    const names = [
      'widget.js',
      'panel.js',
      'extras.js',
      'panel.css',
      ...widgetLanguages.map(language => `texts/${language}.json`),
    ]
    const there = readdirSync(bundle?.folder ?? '', { recursive: true }).map(String)
    expect(there.filter(name => name !== 'texts').sort()).toEqual(
      names.flatMap(name => [name, `${name}.br`, `${name}.gz`]).sort(),
    )
  })

  test.each(['widget.js', 'panel.js', 'extras.js'])(
    'evaluates nothing, writes no markup and says nothing of where it was made: %s',
    name => {
      const code = read(name)
      for (const banned of [/\beval\(/, /new Function\b/, /import\.meta/, /sourceMappingURL/, /document\.write/, /process\.env/])
        expect(code).not.toMatch(banned)
      expect(code).not.toContain(root)
    },
  )

  test('is a classic script that fetches the panel of its own build', () => {
    const code = read('widget.js')
    const { errors, module } = parseSync('widget.js', code, { sourceType: 'script' })
    expect(errors).toEqual([])
    expect(module.staticImports).toEqual([])
    expect(module.dynamicImports).toHaveLength(1)
    expect(code).toContain(bundle?.hash)
    // Nothing of it is left on the page but what it puts there itself.
    expect(code).toMatch(/^\(?function|^\(\(\)=>|^!function/)
  })

  test('has a panel that needs nothing else to begin, and fetches one file later, from beside itself', () => {
    const { errors, module } = parseSync('panel.js', read('panel.js'), { sourceType: 'module' })
    expect(errors).toEqual([])
    expect(module.staticImports).toEqual([])
    const fetched = module.dynamicImports.map(({ moduleRequest: { start, end } }) => read('panel.js').slice(start, end))
    expect(fetched.map(address => address.slice(1, -1))).toEqual(['./extras.js'])
    const exported = module.staticExports.flatMap(({ entries }) => entries.map(({ exportName }) => exportName.name))
    expect(exported).toContain('createPanel')
    const extras = parseSync('extras.js', read('extras.js'), { sourceType: 'module' }).module
    expect(extras.staticImports.map(({ moduleRequest }) => moduleRequest.value)).toEqual(['./panel.js'])
  })

  test('has its styles in a file as well, of the loader and of the panel, with nothing from elsewhere', () => {
    const css = read('panel.css')
    expect(css).not.toMatch(/url\((?!["']?data:)|@import/)
    const scripts = ['widget.js', 'panel.js', 'extras.js'].map(read)
    const inside = css.split('\n').filter(sheet => scripts.some(script => script.includes(sheet.slice(0, 200))))
    expect(css.split('\n').length).toBeGreaterThan(1)
    expect(inside).toEqual(css.split('\n'))
  })
})
