import { z } from 'zod'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { check } from '../flow/check/check.ts'
import type { Problem } from '../flow/check/problem.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Flow } from '../flow/model.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import type { Program } from '../flow/program.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import type { Documents } from '../store/documents.ts'
import type { Library, Version } from './library.ts'
import { createProgramCache } from './program-cache.ts'

/** One flow as kept in memory: its draft, and what is published of it. */
interface Shelf {
  draft: Flow
  revision: number
  live: { on: boolean; version: number }
  liveRevision: number | null
  versions: number[]
}

const liveModel = z.object({ on: z.boolean(), version: z.int().min(0) })
const versionModel = z.object({
  version: z.int(),
  at: z.number(),
  by: z.string(),
  note: z.string().optional(),
  flow: z.unknown(),
})

/** Opens the library over the documents `flows/<id>/{draft,live,versions/<n>}`. */
export async function createLibrary(documents: Documents, declarations: Declarations, clock: Clock): Promise<Library> {
  const shelves = new Map<string, Shelf>()
  const programs = createProgramCache(declarations)
  const lives = new Map<string, Program>()
  for (const id of await readOrder(documents)) {
    const shelf = await readShelf(documents, id)
    if (shelf) shelves.set(id, shelf)
  }

  const shelfOf = (id: string): Shelf => {
    const shelf = shelves.get(id)
    if (!shelf) throw new ParleyError('flow_unknown', { id })
    return shelf
  }
  const flows = (): ReadonlyMap<string, Flow> => new Map([...shelves].map(([id, { draft }]) => [id, draft]))
  const checkFlow = (flow: Flow): readonly Problem[] => check(flow, declarations, { flows: flows() })
  const readVersion = async (id: string, version: number): Promise<Version & { flow: Flow }> => {
    const stored = shelves.has(id) ? await documents.get(`flows/${id}/versions/${version}`) : undefined
    if (!stored) throw new ParleyError('version_unknown', { id, version })
    const { flow, ...about } = versionModel.parse(stored.body)
    return { ...about, flow: parseFlow(flow) }
  }
  const load = async (id: string, version: number): Promise<Program> =>
    programs.get(id, version) ?? programs.add((await readVersion(id, version)).flow, version)
  const putLive = async (id: string, shelf: Shelf, live: Shelf['live']): Promise<void> => {
    const revision = await documents.put(`flows/${id}/live`, live, shelf.liveRevision)
    if (revision === undefined) throw new ParleyError('revision_stale', { id, revision: shelf.liveRevision ?? 0 })
    Object.assign(shelf, { live, liveRevision: revision })
    lives.delete(id)
    if (live.on) lives.set(id, await load(id, live.version))
  }
  for (const [id, { live }] of shelves) if (live.on) lives.set(id, await load(id, live.version))

  return {
    list: () =>
      later(() =>
        [...shelves.values()].map(({ draft, revision, live, versions }) => {
          const { id, name, kind, channel } = draft
          return { id, name, kind, channel, live: live.on, version: versions.at(-1) ?? 0, revision }
        }),
      ),
    draft: id =>
      later(() => {
        const { revision, draft } = shelfOf(id)
        return { revision, flow: draft }
      }),
    async create(flow) {
      const revision = shelves.has(flow.id) ? undefined : await documents.put(`flows/${flow.id}/draft`, flow, null)
      if (revision === undefined) throw new ParleyError('flow_exists', { id: flow.id })
      shelves.set(flow.id, { draft: flow, revision, live: { on: false, version: 0 }, liveRevision: null, versions: [] })
      await addToOrder(documents, flow.id)
      return { revision, flow }
    },
    async save(id, revision, flow) {
      const shelf = shelfOf(id)
      if (flow.id !== id)
        throw new ParleyError(
          'flow_invalid',
          { what: 'id' },
          { details: [{ path: 'id', message: `is "${flow.id}", the address says "${id}"` }] },
        )
      const next = revision === shelf.revision ? await documents.put(`flows/${id}/draft`, flow, revision) : undefined
      if (next === undefined) throw new ParleyError('revision_stale', { id, revision }, { details: { revision: shelf.revision } })
      Object.assign(shelf, { draft: flow, revision: next })
      return { revision: next, flow }
    },
    check: id => later(() => checkFlow(shelfOf(id).draft)),
    checkFlow,
    async publish(id, revision, by, note) {
      const shelf = shelfOf(id)
      if (revision !== shelf.revision)
        throw new ParleyError('revision_stale', { id, revision }, { details: { revision: shelf.revision } })
      const problems = checkFlow(shelf.draft)
      const errors = problems.filter(problem => problem.severity === 'error')
      if (errors.length > 0)
        throw new ParleyError('flow_has_problems', { id, count: errors.length }, { details: { problems: errors } })
      const flow = stamped(shelf.draft, declarations)
      const version = (shelf.versions.at(-1) ?? 0) + 1
      const written = await documents.put(
        `flows/${id}/versions/${version}`,
        { version, at: clock.now(), by, ...(note === undefined ? {} : { note }), flow },
        null,
      )
      if (written === undefined)
        throw new ParleyError('revision_stale', { id, revision }, { details: { revision: shelf.revision } })
      failpoint('publish.version-written')
      shelf.versions = [...shelf.versions, version]
      // The first version switches the flow on; after that the switch is the team's.
      await putLive(id, shelf, { on: shelf.live.version === 0 || shelf.live.on, version })
      failpoint('publish.live-written')
      return { version }
    },
    async versions(id) {
      const found = await Promise.all(shelfOf(id).versions.map(version => readVersion(id, version)))
      return found.map(({ flow: _flow, ...about }) => about)
    },
    version: readVersion,
    async setLive(id, on) {
      const shelf = shelfOf(id)
      if (on && shelf.live.version === 0) throw new ParleyError('version_unknown', { id, version: 0 })
      if (shelf.live.on !== on) await putLive(id, shelf, { ...shelf.live, on })
    },
    live: id => lives.get(id),
    firstLive: channel => [...shelves.keys()].map(id => lives.get(id)).find(program => program?.flow.channel === channel),
    has: id => shelves.has(id),
    program(flow, version) {
      const live = lives.get(flow)
      const program = live?.version === version ? live : programs.get(flow, version)
      if (!program) throw new ProgramMissing(flow, version)
      return program
    },
    load,
  }
}

/** What is in memory already, or the error that says it is not, as a promise. */
const later = <T>(make: () => T): Promise<T> => new Promise(resolve => resolve(make()))

/** Each node of a published flow says which version of its action's schema it was written for. */
function stamped(flow: Flow, declarations: Declarations): Flow {
  return {
    ...flow,
    nodes: flow.nodes.map(node => ({
      ...node,
      actionVersion: node.actionVersion ?? declarations.get(node.action)?.version ?? 1,
    })),
  }
}

async function readShelf(documents: Documents, id: string): Promise<Shelf | undefined> {
  const [draft, live, versions] = await Promise.all([
    documents.get(`flows/${id}/draft`),
    documents.get(`flows/${id}/live`),
    documents.list(`flows/${id}/versions`),
  ])
  if (!draft) return undefined
  return {
    draft: parseFlow(draft.body),
    revision: draft.revision,
    live: live ? liveModel.parse(live.body) : { on: false, version: 0 },
    liveRevision: live?.revision ?? null,
    versions: versions
      .map(Number)
      .filter(Number.isInteger)
      .sort((a, b) => a - b),
  }
}

const orderModel = z.array(z.string())

/** Targeting order first, then flows that were put into the folder by hand. */
async function readOrder(documents: Documents): Promise<readonly string[]> {
  const order = orderModel.parse((await documents.get('settings/targeting'))?.body ?? [])
  return [...new Set([...order, ...(await documents.list('flows'))])]
}

async function addToOrder(documents: Documents, id: string): Promise<void> {
  const stored = await documents.get('settings/targeting')
  const order = orderModel.parse(stored?.body ?? [])
  if (order.includes(id)) return
  const revision = await documents.put('settings/targeting', [...order, id], stored?.revision ?? null)
  // Somebody else added one at the same moment.
  if (revision === undefined) await addToOrder(documents, id)
}
