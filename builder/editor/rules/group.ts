import type { Draft } from './read-condition.ts'

/** A condition as a group is drawn: parts, and how they go together. */
export interface Group {
  readonly join: 'all' | 'any'
  readonly parts: readonly Draft[]
  /** It is written without a group around it: one test. */
  readonly isBare: boolean
}

/** Any condition as a group: one test is a group of one. */
export function groupOf(draft: Draft): Group {
  if ('all' in draft) return { join: 'all', parts: draft.all, isBare: false }
  if ('any' in draft) return { join: 'any', parts: draft.any, isBare: false }
  return { join: 'all', parts: [draft], isBare: true }
}

/** The condition that a group stands for: one test that was written without a group stays so. */
export function draftOf({ join, parts, isBare }: Group): Draft {
  const [only] = parts
  if (isBare && parts.length === 1 && only && 'type' in only) return only
  return join === 'all' ? { all: parts } : { any: parts }
}

/** How many tests a condition has. */
export function testsIn(draft: Draft): number {
  return 'type' in draft ? 1 : groupOf(draft).parts.reduce((sum, part) => sum + testsIn(part), 0)
}
