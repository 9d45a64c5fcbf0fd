import { expect, it } from 'vitest'
import { problemCodes } from '../../runtime/flow/check/problem.ts'
import { locales } from '../../runtime/locale/translate.ts'

/** Every text of a table by its path; the endings that i18next adds for counts are no difference. */
function textsOf(table: object, at = ''): readonly (readonly [string, string])[] {
  return Object.entries(table).flatMap(([key, value]: [string, unknown]) => {
    const path = `${at}${key}`.replace(/_(one|other)$/, '')
    if (typeof value === 'object' && value !== null) return textsOf(value, `${path}.`)
    return [[path, String(value)] as const]
  })
}

const pathsOf = (table: object): string[] => [...new Set(textsOf(table).map(([path]) => path))].sort()

it('has a sentence for every problem, in every language', () => {
  for (const table of Object.values(locales)) expect(pathsOf(table.problems)).toEqual(Object.keys(problemCodes).sort())
})

it('has the same texts in every language, which ask for the same things', () => {
  const slotsOf = (table: object): object =>
    Object.fromEntries(
      textsOf(table).map(([path, text]) => [
        path,
        [...new Set(text.match(/\{\{\w+\}\}/g))].filter(slot => slot !== '{{count}}').sort(),
      ]),
    )
  for (const table of Object.values(locales)) {
    expect(pathsOf(table)).toEqual(pathsOf(locales.en))
    expect(slotsOf(table)).toEqual(slotsOf(locales.en))
  }
})
