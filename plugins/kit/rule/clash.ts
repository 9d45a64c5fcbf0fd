import type { Test } from './condition.ts'
import { listClash } from './list-clash.ts'
import { dateClash, numberClash } from './range-clash.ts'
import { textClash } from './text-clash.ts'

/** Is it proven that these tests can not hold at once? Tests of different operands or types never disturb each other. */
export function clash(tests: readonly Test[]): boolean {
  const together = Map.groupBy(tests, test => `${test.type} ${test.of}`)
  return [...together.values()].some(group => knownAndUnknown(group) || clashOfOne(group))
}

function clashOfOne(group: readonly Test[]): boolean {
  return (
    textClash(group.filter(test => test.type === 'text')) ||
    numberClash(group.filter(test => test.type === 'number')) ||
    dateClash(group.filter(test => test.type === 'date')) ||
    listClash(group.filter(test => test.type === 'list')) ||
    yesAndNo(group.filter(test => test.type === 'boolean'))
  )
}

// Of what is unknown hold only these.
const ofUnknown: ReadonlySet<string> = new Set([
  'unknown',
  'not-equals',
  'none-of',
  'not-contains',
  'not-starts',
  'not-ends',
  'not-matches',
  'excludes',
  'empty',
])

function knownAndUnknown(group: readonly Test[]): boolean {
  return group.some(test => test.is === 'unknown') && group.some(test => !ofUnknown.has(test.is))
}

function yesAndNo(tests: readonly Test[]): boolean {
  return tests.some(test => test.is === 'true') && tests.some(test => test.is === 'false')
}
