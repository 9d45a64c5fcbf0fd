import { z } from 'zod'
import type { AnyChannel } from '../../plugins/kit/channel.ts'
import { issueOf } from '../errors/issue.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Documents } from '../store/documents.ts'
import type { ChannelBody, ChannelSettings, Channels, DormantChannel } from './channels.ts'

/** The channel that is there before anybody has set one up, and its kind. */
const first = 'website'

const folder = 'settings/channels'
const bodyModel = z.strictObject({
  kind: z.string(),
  config: z.record(z.string(), z.unknown()).default({}),
  paused: z.boolean().default(false),
})
// Documents are never taken away: so a revision means the same for ever, and the first channel stays away once it is removed.
const storedModel = z.union([bodyModel, z.strictObject({ removed: z.literal(true) })])

/** Opens the documents `settings/channels/<id>`. `kinds` may change: then `refresh` is called. Error: `channel_invalid`, of what is written there. */
export async function createChannels(documents: Documents, kinds: ReadonlyMap<string, AnyChannel>): Promise<Channels> {
  const known = new Map<string, ChannelSettings>()
  const revisions = new Map<string, number>()
  const bodies = new Map<string, ChannelBody>()
  const dormant = new Map<string, DormantChannel>()
  for (const id of await documents.list(folder)) {
    const stored = await documents.get(`${folder}/${id}`)
    if (!stored) continue
    revisions.set(id, stored.revision)
    const body = storedModel.safeParse(stored.body)
    if (!body.success) throw invalid(id, body.error)
    if (!('kind' in body.data)) continue
    bodies.set(id, body.data)
    // A plugin may come later, or again.
    if (kinds.has(body.data.kind)) known.set(id, read(id, stored.revision, body.data, kinds))
    else dormant.set(id, { id, revision: stored.revision, ...body.data, why: kindUnknown(id, body.data.kind, kinds) })
  }
  if (!revisions.has(first) && kinds.has(first)) known.set(first, read(first, 0, { kind: first, config: {} }, kinds))

  const write = async (id: string, revision: number, body: unknown): Promise<number> => {
    const now = (known.get(id) ?? dormant.get(id))?.revision ?? 0
    const isNewest = revision === now
    const next = isNewest ? await documents.put(`${folder}/${id}`, body, revisions.get(id) ?? null) : undefined
    if (next === undefined) {
      const details = { revision: now }
      throw new ParleyError('revision_stale', { id, revision }, { details })
    }
    revisions.set(id, next)
    return next
  }
  const listeners = new Set<(id: string) => void>()
  const tell = (id: string): void => {
    for (const heard of listeners) heard(id)
  }
  const channels: Channels = {
    list: () => [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    find: id => known.get(id),
    dormant: () => [...dormant.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    refresh(changed) {
      for (const [id, body] of bodies) {
        if (!changed.has(body.kind)) continue
        const revision = (known.get(id) ?? dormant.get(id))?.revision ?? 0
        try {
          known.set(id, read(id, revision, body, kinds))
          dormant.delete(id)
        } catch (error) {
          if (!(error instanceof ParleyError)) throw error
          known.delete(id)
          dormant.set(id, { id, revision, ...body, why: error })
        }
        tell(id)
      }
    },
    get(id) {
      const found = known.get(id)
      if (!found) throw new ParleyError('channel_unknown', { id })
      return found
    },
    async put(id, revision, body) {
      if (revision > 0 && !dormant.has(id)) channels.get(id)
      const settings = read(id, revision, body, kinds)
      const written = { ...settings, revision: await write(id, revision, body) }
      bodies.set(id, body)
      dormant.delete(id)
      known.set(id, written)
      tell(id)
      return written
    },
    async remove(id) {
      await write(id, (dormant.get(id) ?? channels.get(id)).revision, { removed: true })
      bodies.delete(id)
      dormant.delete(id)
      known.delete(id)
      tell(id)
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
  }
  return channels
}

// What a channel of any kind may say under these names means the same for all of them.
const shared = z.object({ origins: z.array(z.string()).default([]), hours: z.string().optional(), inbox: z.string().optional() })

function read(id: string, revision: number, body: ChannelBody, kinds: ReadonlyMap<string, AnyChannel>): ChannelSettings {
  const kind = kinds.get(body.kind)
  if (!kind) throw kindUnknown(id, body.kind, kinds)
  const config = kind.config.safeParse(body.config)
  if (!config.success) throw invalid(id, config.error, kind.texts)
  const { origins, hours, inbox } = shared.safeParse(config.data).data ?? { origins: [] }
  const places = { ...(hours === undefined ? {} : { hours }), ...(inbox === undefined ? {} : { inbox }) }
  return { id, kind, revision, config: config.data, paused: body.paused === true, origins, ...places }
}

function kindUnknown(id: string, kind: string, kinds: ReadonlyMap<string, AnyChannel>): ParleyError {
  return new ParleyError('channel_kind_unknown', { id, kind, known: [...kinds.keys()].join(', ') })
}

function invalid(id: string, { issues }: z.ZodError, texts?: AnyChannel['texts']): ParleyError {
  const details = issues.slice(0, 20).map(issue => issueOf(issue, texts))
  const { path = '', message = '' } = details[0] ?? {}
  return new ParleyError('channel_invalid', { id, field: path === '' ? 'config' : path, message }, { details })
}
