import type { ReadName } from './routes.ts'

/** Under what an answer is kept: the name of its route first, so that all answers of a route can be named at once. */
export function keyOf(name: ReadName, options?: unknown): readonly unknown[] {
  return options === undefined ? [name] : [name, options]
}
