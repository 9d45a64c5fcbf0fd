import { fold } from '../fold.ts'
import { words } from '../words.ts'
import { type TextTest, textHolds } from './text-test.ts'

/** Is it proven that no text passes all of these tests? */
export function textClash(tests: readonly TextTest[]): boolean {
  return tests.some(isBlank) || noCandidate(tests) || sameAndNegated(tests) || affixesClash(tests)
}

// A positive test without a single value to look for.
function isBlank(test: TextTest): boolean {
  switch (test.is) {
    case 'equals':
    case 'any-of':
    case 'contains':
    case 'contains-any':
    case 'starts':
    case 'ends':
      return needlesOf(test.value).length === 0
    case 'has-words':
      return test.value.every(phrase => words(phrase) === ' ')
    default:
      return false
  }
}

// Where the text must be one of a few, each can be tried. Patterns are left out: they see the text as it was written.
function noCandidate(tests: readonly TextTest[]): boolean {
  const naming = tests.flatMap(test => (test.is === 'equals' || test.is === 'any-of' ? [needlesOf(test.value)] : []))[0]
  if (!naming) return false
  const checks = tests.filter(test => test.is !== 'matches' && test.is !== 'not-matches').map(textHolds)
  return !naming.some(candidate => checks.every(holds => holds(candidate)))
}

function sameAndNegated(tests: readonly TextTest[]): boolean {
  const refused = new Set(tests.flatMap(test => (test.is === 'not-matches' ? [test.value] : [])))
  return tests.some(test => test.is === 'matches' && refused.has(test.value))
}

function affixesClash(tests: readonly TextTest[]): boolean {
  const valuesOf = (is: string): string[] =>
    tests.flatMap(test => (test.is === is && 'value' in test ? needlesOf(test.value) : []))
  const starts = valuesOf('starts')
  const ends = valuesOf('ends')
  const parts = [...starts, ...ends, ...valuesOf('contains')]
  return (
    starts.some(one => starts.some(other => !one.startsWith(other) && !other.startsWith(one))) ||
    ends.some(one => ends.some(other => !one.endsWith(other) && !other.endsWith(one))) ||
    valuesOf('not-contains').some(refused => parts.some(part => part.includes(refused))) ||
    valuesOf('not-starts').some(refused => starts.some(start => start.startsWith(refused))) ||
    valuesOf('not-ends').some(refused => ends.some(end => end.endsWith(refused)))
  )
}

function needlesOf(value: string | readonly string[]): string[] {
  return [value].flat().map(fold).filter(Boolean)
}
