import { z } from 'zod'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import { meetsAll } from '../../plugins/kit/targeting/never.ts'
import { readTarget } from '../../plugins/kit/targeting/target.ts'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { failpoint } from '../failpoints.ts'
import { check } from '../flow/check/check.ts'
import type { Problem } from '../flow/check/problem.ts'
import type { Declarations } from '../flow/declarations.ts'
import { machineJsonOf } from '../flow/machine-json.ts'
import type { Flow } from '../flow/model.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import type { Program } from '../flow/program.ts'
import { ProgramMissing } from '../flow/program-missing.ts'
import type { Documents } from '../store/documents.ts'
import { createSummaries } from './create-summaries.ts'
import { createFindText } from './find-text.ts'
import { addToOrder, readOrder, writeOrder } from './flow-order.ts'
import type { FlowChange, Library, Version } from './library.ts'
import { createProgramCache } from './program-cache.ts'
import { createPropertiesNamed } from './properties-named.ts'
import { slipIn } from './slip-in.ts'
import { upToDate, usesAny } from './up-to-date.ts'

/** One flow as kept in memory: its draft, and what is published of it. */
interface Shelf {
  draft: Flow
  revision: number
  changed: Changed | undefined
  live: { on: boolean; version: number }
  liveRevision: number | null
  versions: number[]
}

const liveModel = z.object({ on: z.boolean(), version: z.int().min(0) })
const changedModel = z.object({ at: z.number(), by: z.string() })
type Changed = z.output<typeof changedModel>

const versionModel = z.object({
  version: z.int(),
  at: z.number(),
  by: z.string(),
  note: z.string().optional(),
  flow: z.unknown(),
})

/** Opens the library over the documents `flows/<id>/{draft,live,versions/<n>}`. */
export async function createLibrary(
  documents: Documents,
  declarations: Declarations,
  clock: Clock,
  channelOf?: (id: string) => AnyChannel | undefined,
  sendsMail = true,
): Promise<Library> {
  let shelves = new Map<string, Shelf>()
  // Deleted ones: conversations still stand in their versions.
  const gone = new Set<string>()
  const programs = createProgramCache(declarations)
  const lives = new Map<string, Program>()
  for (const id of await readOrder(documents)) {
    if (await documents.get(`flows/${id}/deleted`)) gone.add(id)
    const shelf = gone.has(id) ? undefined : await readShelf(documents, id)
    if (shelf) shelves.set(id, { ...shelf, draft: upToDate(shelf.draft, declarations) })
  }

  const shelfOf = (id: string): Shelf => {
    const shelf = shelves.get(id)
    if (!shelf) throw new ParleyError('flow_unknown', { id })
    return shelf
  }
  const flows = (): ReadonlyMap<string, Flow> => new Map([...shelves].map(([id, { draft }]) => [id, draft]))
  const hiddenBy = ({ id, channel }: Flow): string | undefined => {
    const before = [...shelves.keys()].slice(0, Math.max(0, [...shelves.keys()].indexOf(id)))
    const all = before.find(other => {
      const flow = lives.get(other)?.flow
      const target = flow?.channel === channel ? readTarget(flow.target) : undefined
      return target !== undefined && meetsAll(target)
    })
    return all === undefined ? undefined : shelves.get(all)?.draft.name
  }
  const around = { sendsMail, hiddenBy, ...(channelOf ? { channelOf } : {}) }
  const checkFlow = (flow: Flow): readonly Problem[] => check(flow, declarations, { flows: flows(), slipIn, ...around })
  const readVersion = async (id: string, version: number): Promise<Version & { flow: Flow }> => {
    const stored = shelves.has(id) || gone.has(id) ? await documents.get(`flows/${id}/versions/${version}`) : undefined
    if (!stored) throw new ParleyError('version_unknown', { id, version })
    const { flow, ...about } = versionModel.parse(stored.body)
    return { ...about, flow: parseFlow(flow) }
  }
  const load = async (id: string, version: number): Promise<Program> =>
    programs.get(id, version) ?? programs.add((await readVersion(id, version)).flow, version)
  let changes = 0
  const listeners = new Set<(change: FlowChange) => void>()
  const tell = (id: string, by: string | undefined): void => {
    const { revision } = shelfOf(id)
    changes += 1
    for (const heard of listeners) heard({ flow: id, revision, ...(by === undefined ? {} : { by }) })
  }
  const changedBy = (by: string): Changed => ({ at: clock.now(), by })
  const putLive = async (id: string, shelf: Shelf, live: Shelf['live']): Promise<void> => {
    const revision = await documents.put(`flows/${id}/live`, live, shelf.liveRevision)
    if (revision === undefined) throw new ParleyError('revision_stale', { id, revision: shelf.liveRevision ?? 0 })
    Object.assign(shelf, { live, liveRevision: revision })
    lives.delete(id)
    if (live.on) lives.set(id, await load(id, live.version))
  }
  const texts = createFindText(declarations)
  const propertiesNamed = createPropertiesNamed(declarations)
  const summaries = createSummaries({
    declarations,
    check: checkFlow,
    channelOf: id => channelOf?.(id),
    published: async (id, version) => upToDate(lives.get(id)?.flow ?? (await readVersion(id, version)).flow, declarations),
    stamped: draft => stamped(draft, declarations),
    changes: () => changes,
  })
  for (const [id, { live }] of shelves) if (live.on) lives.set(id, await load(id, live.version))

  return {
    async list(words = '') {
      const all = [...shelves.values()]
      if (words.trim() === '') return Promise.all(all.map(summaries.of))
      const found = all.map(async shelf => {
        if (texts.isNamed(shelf.draft, words)) return summaries.of(shelf)
        const text = texts.find(shelf.draft, words)
        return text === undefined ? [] : { ...(await summaries.of(shelf)), found: text }
      })
      return (await Promise.all(found)).flat()
    },
    draft: id =>
      later(() => {
        const { revision, draft } = shelfOf(id)
        return { revision, flow: draft }
      }),
    async create(flow, by = 'system') {
      const changed = changedBy(by)
      const revision =
        shelves.has(flow.id) || gone.has(flow.id)
          ? undefined
          : await documents.put(`flows/${flow.id}/draft`, { ...flow, changed }, null)
      if (revision === undefined) throw new ParleyError('flow_exists', { id: flow.id })
      shelves.set(flow.id, { draft: flow, revision, changed, live: { on: false, version: 0 }, liveRevision: null, versions: [] })
      await addToOrder(documents, flow.id)
      tell(flow.id, by)
      return { revision, flow }
    },
    async save(id, revision, flow, by = 'system') {
      const shelf = shelfOf(id)
      if (flow.id !== id)
        throw new ParleyError(
          'flow_invalid',
          { what: 'id' },
          { details: [{ path: 'id', message: `is "${flow.id}", the address says "${id}"` }] },
        )
      const changed = changedBy(by)
      const next =
        revision === shelf.revision ? await documents.put(`flows/${id}/draft`, { ...flow, changed }, revision) : undefined
      if (next === undefined) throw new ParleyError('revision_stale', { id, revision }, { details: { revision: shelf.revision } })
      Object.assign(shelf, { draft: flow, revision: next, changed })
      tell(id, by)
      return { revision: next, flow }
    },
    check: id => later(() => checkFlow(shelfOf(id).draft)),
    checkFlow,
    machine: id => later(() => machineJsonOf(shelfOf(id).draft, declarations)),
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
      tell(id, by)
      return { version }
    },
    async versions(id) {
      const found = await Promise.all(shelfOf(id).versions.map(version => readVersion(id, version)))
      return found.map(({ flow: _flow, ...about }) => about)
    },
    version: readVersion,
    async setLive(id, on, by) {
      const shelf = shelfOf(id)
      if (on && shelf.live.version === 0) throw new ParleyError('version_unknown', { id, version: 0 })
      if (shelf.live.on === on) return
      await putLive(id, shelf, { ...shelf.live, on })
      tell(id, by)
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    live: id => lives.get(id),
    liveOn: channel => [...shelves.keys()].flatMap(id => lives.get(id) ?? []).filter(({ flow }) => flow.channel === channel),
    firstLive: channel => [...shelves.keys()].map(id => lives.get(id)).find(program => program?.flow.channel === channel),
    async remove(id, by) {
      const shelf = shelfOf(id)
      const callers = [...lives].filter(
        ([other, { nodes }]) => other !== id && [...nodes.values()].some(({ flows }) => flows.includes(id)),
      )
      if (callers.length > 0) {
        const names = callers.map(([other, { flow }]) => shelves.get(other)?.draft.name ?? flow.name)
        throw new ParleyError(
          'flow_in_use',
          { id, flows: names.join(', ') },
          { details: { flows: callers.map(([other]) => other) } },
        )
      }
      if (shelf.live.on) await putLive(id, shelf, { ...shelf.live, on: false })
      await documents.put(`flows/${id}/deleted`, { at: clock.now(), by }, null)
      tell(id, by)
      shelves.delete(id)
      gone.add(id)
      changes += 1
    },
    async arrange(ids) {
      const isAll = ids.length === shelves.size && new Set(ids).size === ids.length && ids.every(id => shelves.has(id))
      if (!isAll) throw new ParleyError('flow_order_stale', {}, { details: { ids: [...shelves.keys()] } })
      await writeOrder(documents, ids)
      changes += 1
      shelves = new Map(ids.map(id => [id, shelfOf(id)]))
    },
    properties: () => [...new Set([...shelves.values()].flatMap(({ draft }) => propertiesNamed.of(draft)))],
    has: id => shelves.has(id),
    program(flow, version) {
      const live = lives.get(flow)
      const program = live?.version === version ? live : programs.get(flow, version)
      if (!program) throw new ProgramMissing(flow, version)
      return program
    },
    load,
    uses() {
      const used = new Map<string, Map<string, string>>()
      const use = (plugin: string | undefined, { id }: Flow): void => {
        const name = shelves.get(id)?.draft.name
        if (plugin !== undefined && name !== undefined)
          used.set(plugin, (used.get(plugin) ?? new Map<string, string>()).set(id, name))
      }
      for (const flow of [...flows().values(), ...lives.values().map(({ flow }) => flow)]) {
        for (const { action } of flow.nodes) use(action, flow)
        use(channelOf?.(flow.channel)?.id, flow)
      }
      return new Map([...used].map(([plugin, names]) => [plugin, [...names].map(([id, name]) => ({ id, name }))]))
    },
    refresh(ids) {
      programs.drop(flow => usesAny(flow, ids))
      for (const [id, { flow, version }] of lives) if (usesAny(flow, ids)) lives.set(id, programs.add(flow, version))
      for (const shelf of shelves.values()) {
        const { draft } = shelf
        if (!usesAny(draft, ids)) continue
        for (const cache of [texts, propertiesNamed, summaries]) cache.forget(draft)
        shelf.draft = upToDate(draft, declarations)
      }
      // What other flows make of these is counted anew.
      changes += 1
    },
  }
}

/** What is in memory already, or the error that says it is not, as a promise. */
const later = <T>(make: () => T): Promise<T> => new Promise(resolve => resolve(make()))

/** Each node of a published flow says which version of its action's schema it was written for. */
function stamped(flow: Flow, declarations: Declarations): Flow {
  const versionOf = (action: string): number => declarations.get(action)?.version ?? 1
  const { survey } = flow.options
  return {
    ...flow,
    nodes: flow.nodes.map(node => ({ ...node, actionVersion: node.actionVersion ?? versionOf(node.action) })),
    options: {
      ...flow.options,
      ...(survey ? { survey: { ...survey, actionVersion: survey.actionVersion ?? versionOf('survey') } } : {}),
    },
  }
}

async function readShelf(documents: Documents, id: string): Promise<Shelf | undefined> {
  const [draft, live, versions] = await Promise.all([
    documents.get(`flows/${id}/draft`),
    documents.get(`flows/${id}/live`),
    documents.list(`flows/${id}/versions`),
  ])
  if (!draft) return undefined
  const { flow, changed } = readDraft(draft.body)
  return {
    draft: flow,
    revision: draft.revision,
    changed,
    live: live ? liveModel.parse(live.body) : { on: false, version: 0 },
    liveRevision: live?.revision ?? null,
    versions: versions
      .map(Number)
      .filter(Number.isInteger)
      .sort((a, b) => a - b),
  }
}

/** A draft's file is the flow, and beside it who changed it last; of one that was put there by hand nobody knows. */
function readDraft(body: unknown): { readonly flow: Flow; readonly changed: Changed | undefined } {
  const { changed, ...flow } = z.looseObject({ changed: changedModel.optional() }).parse(body)
  return { flow: parseFlow(flow), changed }
}
