import type { Candidate } from './claim.ts'
import type { Declared } from './declared.ts'
import type { Given, OutsidePlugin } from './outside.ts'
import type { PluginProblem } from './problem.ts'
import { isWithin, wantsOf } from './wants.ts'

/** What runs of a plugin. */
export interface Running {
  readonly place: string
  /** The state of its files that it was loaded from. */
  readonly stamp: string
  readonly declared: Declared | undefined
}

/** How a plugin stands that has its id to itself. `tried`: what came of the last try to load it. */
export function rowOf(
  { id, found, files, reading, problems }: Candidate,
  agreed: Given | undefined,
  runs: Running | undefined,
  tried: readonly PluginProblem[],
): OutsidePlugin {
  const { origin, place } = found
  const given = agreed?.place === place ? agreed : undefined
  const all = [...problems, ...(given ? tried : [])]
  const declared = reading.declared ?? runs?.declared
  return {
    id,
    origin,
    place,
    state: all.length > 0 ? 'broken' : stateOf(declared, given),
    isStale: runs !== undefined && runs.stamp !== files.stamp,
    problems: all,
    changedAt: files.changedAt,
    ...(declared ? { declared } : {}),
    ...(given ? { given } : {}),
  }
}

function stateOf(declared: Declared | undefined, given: Given | undefined): 'found' | 'on' | 'asks' {
  if (!given) return 'found'
  return isWithin(declared?.wants ?? wantsOf(), given.permissions) ? 'on' : 'asks'
}

/** What was switched on and is not there any more. */
export function goneOf(on: ReadonlyMap<string, Given>, rows: readonly OutsidePlugin[]): readonly OutsidePlugin[] {
  return [...on]
    .filter(([, given]) => !rows.some(row => row.place === given.place))
    .map(([id, given]) => ({
      id,
      origin: given.place === `plugins/${id}` ? 'folder' : 'package',
      place: given.place,
      state: 'gone',
      isStale: false,
      given,
      problems: [],
    }))
}
