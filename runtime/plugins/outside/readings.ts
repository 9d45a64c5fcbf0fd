import type { Files, Found } from './find-plugins.ts'
import type { PluginProblem } from './problem.ts'
import { type Reading, readDeclared } from './read-declared.ts'
import { readSources } from './read-sources.ts'

/** A place and what its source says. */
export interface Read {
  readonly found: Found
  readonly files: Files
  readonly reading: Reading
  /** What keeps it from being run, whoever wants that. */
  readonly problems: readonly PluginProblem[]
}

/** Reads the sources of places, each state of them once. */
export interface Readings {
  of(found: readonly Found[]): Promise<readonly (Read | { readonly found: Found; readonly files?: undefined })[]>
}

export function createReadings(): Readings {
  const known = new Map<string, Read>()
  const read = async (found: Found, files: Files): Promise<Read> => {
    const before = known.get(found.place)
    if (before?.files.stamp === files.stamp) return before
    const entries = [files.index, ...(files.server === undefined ? [] : [files.server])]
    const { modules, problems } = await readSources(files.folder, entries)
    const reading = readDeclared(modules, files.index)
    // A file that cannot be read has been named: that it declares nothing follows from it.
    const isRead = modules.has(files.index)
    const all = { found, files, reading, problems: [...problems, ...(isRead ? reading.problems : [])] }
    known.set(found.place, all)
    return all
  }
  return {
    async of(found) {
      const places = new Set(found.map(({ place }) => place))
      for (const place of known.keys()) if (!places.has(place)) known.delete(place)
      return Promise.all(found.map(async each => (each.files ? await read(each, each.files) : { found: each })))
    },
  }
}
