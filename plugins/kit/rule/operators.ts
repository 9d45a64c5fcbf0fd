/**
 * Every operator, by the type of test and by what its value is: `one` value, `many`, a `pattern`, a `range` of two,
 * a number of `days`, or `none`.
 */
export const operators = {
  text: {
    one: ['equals', 'not-equals', 'contains', 'not-contains', 'starts', 'not-starts', 'ends', 'not-ends'],
    many: ['any-of', 'none-of', 'contains-any', 'has-words'],
    pattern: ['matches', 'not-matches'],
    none: ['known', 'unknown'],
  },
  number: {
    one: ['equals', 'not-equals', 'less', 'at-most', 'more', 'at-least'],
    range: ['between'],
    none: ['known', 'unknown'],
  },
  date: {
    one: ['before', 'after', 'on'],
    range: ['between'],
    days: ['within-last', 'within-next'],
    none: ['known', 'unknown'],
  },
  boolean: {
    none: ['true', 'false', 'known', 'unknown'],
  },
  list: {
    one: ['includes', 'excludes'],
    many: ['includes-any', 'includes-all'],
    none: ['empty', 'not-empty', 'known', 'unknown'],
  },
} as const
