import { z } from 'zod'
import { ParleyError } from '../../errors/parley-error.ts'
import type { Documents } from '../../store/documents.ts'
import type { Given } from './outside.ts'

/** What admins have decided: the document `settings/plugins`. */
export interface Kept {
  readonly on: ReadonlyMap<string, Given>
  readonly packages: readonly string[]
  /** Remembers what was agreed to; `undefined`: nothing. */
  give(id: string, given: Given | undefined): Promise<void>
  setPackages(names: readonly string[]): Promise<void>
}

const path = 'settings/plugins'
const wants = z.strictObject({ hosts: z.array(z.string()), secrets: z.array(z.string()) })
const given = z.strictObject({ permissions: wants, at: z.number(), by: z.string(), place: z.string() })
const model = z.strictObject({ on: z.record(z.string(), given).default({}), packages: z.array(z.string()).default([]) })

/** Opens it. Error: `setting_invalid`, when somebody has written there what cannot be read: nothing is switched on or off by mistake. */
export async function openKept(documents: Documents): Promise<Kept> {
  const stored = await documents.get(path)
  const read = model.safeParse(stored?.body ?? {})
  if (!read.success) throw new ParleyError('setting_invalid', { name: `${path}.json`, why: z.prettifyError(read.error) })
  let revision = stored?.revision ?? null
  let on: ReadonlyMap<string, Given> = new Map(Object.entries(read.data.on))
  let packages: readonly string[] = read.data.packages
  const write = async (nextOn: ReadonlyMap<string, Given>, nextPackages: readonly string[]): Promise<void> => {
    const next = await documents.put(path, { on: Object.fromEntries(nextOn), packages: nextPackages }, revision)
    if (next === undefined) throw new ParleyError('revision_stale', { id: path, revision: revision ?? 0 })
    revision = next
    on = nextOn
    packages = [...nextPackages]
  }
  return {
    get on() {
      return on
    },
    get packages() {
      return packages
    },
    async give(id, given) {
      const next = new Map(on)
      if (given) next.set(id, given)
      else next.delete(id)
      await write(next, packages)
    },
    setPackages: names => write(on, [...new Set(names)]),
  }
}
