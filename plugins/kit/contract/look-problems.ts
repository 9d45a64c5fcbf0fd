import type { AnyAction } from '../action.ts'
import { categories } from '../categories.ts'

/** What a canvas could not draw of an action: a category that is none, exceptions that are no ports of it. */
export function lookProblems({ category, exceptions = [], ports }: AnyAction): readonly string[] {
  const sorted: readonly string[] = categories.filter(name => name !== 'triggers')
  return [
    ...(category === undefined || sorted.includes(category)
      ? []
      : [`category "${category}" is none: use one of ${sorted.join(', ')}`]),
    ...exceptions
      .filter(port => !ports.includes(port))
      .map(port => `exceptions names a port "${port}" that is not declared: declare it, or leave it out`),
  ]
}
