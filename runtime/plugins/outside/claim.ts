import type { Given, OutsidePlugin } from './outside.ts'
import type { PluginProblem } from './problem.ts'
import type { Read, Readings } from './readings.ts'

/** A place that has its id to itself. */
export interface Candidate extends Read {
  readonly id: string
}

/**
 * Gives each id to one place: to the built-in plugin, else to the one that an admin agreed to, else to a folder before a package. The
 * others are told of it, as are those that cannot have the id they want.
 */
export function claim(
  read: Awaited<ReturnType<Readings['of']>>,
  builtIn: ReadonlySet<string>,
  on: ReadonlyMap<string, Given>,
): { readonly candidates: readonly Candidate[]; readonly others: readonly OutsidePlugin[] } {
  const owners = new Map<string, string>()
  const known = read.map(each => ({ ...each, id: idOf(each, on) }))
  for (const { id, found } of known) {
    const isGiven = on.get(id)?.place === found.place
    if (!builtIn.has(id) && (isGiven || !owners.has(id))) owners.set(id, found.place)
  }
  const candidates: Candidate[] = []
  const others: OutsidePlugin[] = []
  for (const each of known) {
    const { id, found } = each
    const owner = builtIn.has(id) ? 'built-in' : owners.get(id)
    const taken: readonly PluginProblem[] =
      owner === found.place ? [] : [{ code: 'id_taken', params: { id, owner: owner ?? '' } }]
    if (each.files === undefined || taken.length > 0) others.push(brokenRow(each, id, taken, on.get(id)))
    else candidates.push({ ...each, id, problems: [...each.problems, ...folderProblems(each, id)] })
  }
  return { candidates, others }
}

type Looked = Awaited<ReturnType<Readings['of']>>[number]

function idOf({ found, ...read }: Looked, on: ReadonlyMap<string, Given>): string {
  if (found.id !== undefined) return found.id
  const declared = 'reading' in read ? read.reading.declared?.id : undefined
  // A package that cannot be read is still the one that was agreed to.
  const given = on.entries().find(([, { place }]) => place === found.place)?.[0]
  return declared ?? given ?? found.place
}

/** What tells two plugins apart is the folder, so it is named after what is declared in it. */
function folderProblems({ found, files, reading }: Read, id: string): readonly PluginProblem[] {
  const declared = reading.declared?.id
  if (found.origin !== 'folder' || declared === undefined || declared === id) return []
  const line = reading.lineOf(['id'])
  const place = { file: files.index, field: 'id', ...(line === undefined ? {} : { line }) }
  return [{ code: 'id_differs', params: { id, declared }, ...place }]
}

function brokenRow(each: Looked, id: string, taken: readonly PluginProblem[], given: Given | undefined): OutsidePlugin {
  const { found, files } = each
  const { origin, place, problem } = found
  const isGone = problem?.code === 'package_missing' && given?.place === place
  return {
    id,
    origin,
    place,
    state: isGone ? 'gone' : 'broken',
    isStale: false,
    problems: [...taken, ...(problem ? [problem] : [])],
    ...(each.files && each.reading.declared ? { declared: each.reading.declared } : {}),
    ...(given?.place === place ? { given } : {}),
    ...(files ? { changedAt: files.changedAt } : {}),
  }
}
