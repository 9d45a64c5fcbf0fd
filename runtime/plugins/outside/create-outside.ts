import { join } from 'node:path'
import { errorWords } from '../../../plugins/kit/error-words.ts'
import type { Clock } from '../../clock/clock.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Documents } from '../../store/documents.ts'
import type { LivePlugins, Loaded } from '../live-plugins.ts'
import { type Candidate, claim } from './claim.ts'
import { findFolders, findPackages } from './find-plugins.ts'
import { openKept } from './kept.ts'
import { linkKit, program } from './link-kit.ts'
import { loadPlugin } from './load-plugin.ts'
import type { Outside, OutsidePlugin } from './outside.ts'
import type { PluginProblem } from './problem.ts'
import { createReadings } from './readings.ts'
import { goneOf, type Running, rowOf } from './row-of.ts'
import { isWithin, wantsOf, wantsSame } from './wants.ts'
import { type Watching, watchFolder } from './watch-folder.ts'

export interface OutsideParts {
  readonly dataDir: string
  /** The built-in ones; what is switched on joins them. */
  readonly plugins: LivePlugins
  readonly documents: Documents
  readonly clock: Clock
  /** Load anew what is saved. Without it that waits for a start, or for an admin who switches it on again. */
  readonly isWatching: boolean
  readonly onError: (error: unknown) => void
}

/** Finds the plugins of an installation and loads those that admins have switched on. Error: `setting_invalid`. */
export async function createOutside({ dataDir, plugins, documents, clock, isWatching, onError }: OutsideParts): Promise<Outside> {
  const folder = join(dataDir, 'plugins')
  const kept = await openKept(documents)
  const builtIn = new Set([...plugins.declarations.keys(), ...plugins.channels.keys()])
  const readings = createReadings()
  const running = new Map<string, Running>()
  /** What came of the last try to load a place, and in which state its files were then. */
  const tries = new Map<string, { readonly stamp: string; readonly problems: readonly PluginProblem[] }>()
  const listeners = new Set<() => void>()
  let rows: readonly OutsidePlugin[] = []
  let problems: readonly PluginProblem[] = []
  let unwatched: readonly PluginProblem[] = []

  const load = async (wanted: readonly Candidate[]): Promise<ReadonlyMap<string, Loaded | undefined>> => {
    const changes = new Map<string, Loaded | undefined>()
    if (wanted.length > 0) {
      problems = await linkKit(dataDir)
      // What a plugin forgets to catch must not take the conversations of everybody with it.
      process.off('unhandledRejection', onError).on('unhandledRejection', onError)
    }
    await Promise.all(
      wanted.map(async ({ id, found, reading, files }) => {
        const loaded = await loadPlugin(id, files, reading, clock)
        const isLoaded = 'declared' in loaded
        tries.set(found.place, { stamp: files.stamp, problems: isLoaded ? [] : loaded })
        if (!isLoaded) return
        running.set(id, { place: found.place, stamp: files.stamp, declared: reading.declared })
        changes.set(id, loaded)
      }),
    )
    return changes
  }
  /** May it run, and is what runs of it not what it is today? */
  const isDue = ({ id, found, reading, files, problems }: Candidate, isReloading: boolean): boolean => {
    const given = kept.on.get(id)
    if (given?.place !== found.place || problems.length > 0 || !isWithin(reading.declared?.wants ?? wantsOf(), given.permissions))
      return false
    const runs = running.get(id)
    if (runs?.place === found.place && (runs.stamp === files.stamp || !isReloading)) return false
    return tries.get(found.place)?.stamp !== files.stamp
  }
  const look = async (isReloading: boolean): Promise<boolean> => {
    const found = [...(await findFolders(folder)), ...(await findPackages(kept.packages, [dataDir, program]))]
    const { candidates, others } = claim(await readings.of(found), builtIn, kept.on)
    const changes = new Map(await load(candidates.filter(each => isDue(each, isReloading))))
    for (const [id, { place }] of running) {
      const isThere =
        kept.on.get(id)?.place === place && found.some(each => each.place === place && each.problem?.code !== 'package_missing')
      if (isThere) continue
      running.delete(id)
      changes.set(id, undefined)
    }
    for (const place of tries.keys()) if (!found.some(each => each.place === place)) tries.delete(place)
    const next = [
      ...candidates.map(each => {
        const tried = tries.get(each.found.place)
        // What was wrong with other files than today's says nothing of these.
        return rowOf(each, kept.on.get(each.id), running.get(each.id), tried?.stamp === each.files.stamp ? tried.problems : [])
      }),
      ...others.map(row => (running.get(row.id)?.place === row.place ? { ...row, isStale: true } : row)),
    ]
    const all = [...next, ...goneOf(kept.on, next)].sort((a, b) => (a.id < b.id ? -1 : 1))
    const isOther = JSON.stringify(all) !== JSON.stringify(rows)
    rows = all
    plugins.change(changes)
    if (!isOther && changes.size === 0) return false
    for (const heard of listeners) heard()
    return true
  }

  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  const rowNamed = (id: string): OutsidePlugin => {
    const row = rows.find(row => row.id === id)
    if (builtIn.has(id)) throw new ParleyError('plugin_built_in', { id })
    if (!row) throw new ParleyError('plugin_unknown', { id })
    return row
  }

  if (isWatching) problems = await linkKit(dataDir)
  await look(true)
  let watching: Watching | undefined
  const begin = async (): Promise<void> => {
    if (!isWatching) return
    try {
      watching = await watchFolder({ folder, clock, changed: () => inTurn(() => look(true)), onError })
    } catch (error) {
      unwatched = [{ code: 'unwatched', params: { why: errorWords(error) } }]
    }
  }

  return {
    folder,
    get packages() {
      return kept.packages
    },
    get problems() {
      return [...problems, ...unwatched]
    },
    list: () => rows,
    begin,
    look: async () => void (await inTurn(() => look(isWatching))),
    switchOn: (id, seen, by) =>
      inTurn(async () => {
        await look(false)
        const { declared, state, problems, place, given } = rowNamed(id)
        if (state === 'gone') throw new ParleyError('plugin_unknown', { id })
        const wants = declared?.wants ?? wantsOf()
        if (declared && !wantsSame(wants, seen))
          throw new ParleyError('plugin_changed', { id }, { details: { permissions: wants } })
        if (state === 'broken' && given === undefined) throw new ParleyError('plugin_broken', { id, count: problems.length })
        tries.delete(place)
        await kept.give(id, { permissions: wants, at: clock.now(), by, place })
        await look(true)
      }),
    switchOff: id =>
      inTurn(async () => {
        rowNamed(id)
        if (kept.on.has(id)) await kept.give(id, undefined)
        await look(false)
      }),
    setPackages: names =>
      inTurn(async () => {
        await kept.setPackages(names)
        await look(true)
      }),
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    async close() {
      watching?.close()
      await last
      process.off('unhandledRejection', onError)
    },
  }
}
