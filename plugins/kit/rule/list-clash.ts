import { fold } from '../fold.ts'
import type { ListTest } from './list-test.ts'

/** Is it proven that no list passes all of these tests? */
export function listClash(tests: readonly ListTest[]): boolean {
  const refused = new Set(['', ...tests.flatMap(test => (test.is === 'excludes' ? [fold(test.value)] : []))])
  const impossible = tests.some(test => {
    if (test.is === 'includes') return refused.has(fold(test.value))
    if (test.is === 'includes-all') return test.value.some(entry => refused.has(fold(entry)))
    return test.is === 'includes-any' && test.value.every(entry => refused.has(fold(entry)))
  })
  return impossible || (tests.some(test => test.is === 'empty') && tests.some(needsEntry))
}

function needsEntry(test: ListTest): boolean {
  if (test.is === 'includes-all') return test.value.length > 0
  return test.is === 'not-empty' || test.is === 'includes' || test.is === 'includes-any'
}
