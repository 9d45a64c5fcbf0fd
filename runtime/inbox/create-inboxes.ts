import { z } from 'zod'
import { ParleyError } from '../errors/parley-error.ts'
import { openAuthored, type Written } from '../store/authored.ts'
import type { Documents } from '../store/documents.ts'
import type { Inbox, InboxBody, Inboxes } from './inboxes.ts'

/** Where conversations land when a flow names no other inbox. */
const main = 'main'

const model: z.ZodType<InboxBody> = z.strictObject({
  name: z.string(),
  teams: z.array(z.string()).readonly().default([]),
  hours: z.string().optional(),
})

/** Opens the documents `settings/inboxes/<id>`; `landed` are the inboxes that conversations are in already. */
export async function createInboxes(documents: Documents, landed: readonly string[]): Promise<Inboxes> {
  const authored = await openAuthored(documents, 'settings/inboxes', model)
  const met = new Set([main, ...landed])

  const list = (): readonly Inbox[] => {
    const written = authored.list().map(inboxOf)
    const plain = [...met].filter(id => !authored.find(id) && !authored.isRemoved(id)).map(plainInbox)
    return [...written, ...plain].sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  const find = (id: string): Inbox | undefined => {
    const written = authored.find(id)
    if (written) return inboxOf(written)
    return met.has(id) && !authored.isRemoved(id) ? plainInbox(id) : undefined
  }
  const get = (id: string): Inbox => {
    const found = find(id)
    if (!found) throw new ParleyError('inbox_unknown', { id })
    return found
  }
  return {
    list,
    find,
    get,
    async put(id, revision, { name, teams, hours }) {
      if (revision > 0) get(id)
      return inboxOf(await authored.put(id, revision, { name, teams, ...(hours === undefined ? {} : { hours }) }))
    },
    async remove(id) {
      get(id)
      if (id === main) throw new ParleyError('inbox_needed', { id })
      await authored.remove(id)
    },
    visibleTo({ role, teams }) {
      if (role === 'admin') return 'all'
      const mine = new Set(teams)
      return list()
        .filter(inbox => inbox.teams.length === 0 || inbox.teams.some(team => mine.has(team)))
        .map(inbox => inbox.id)
    },
    hours: id => find(id)?.hours,
    met: id => void met.add(id),
  }
}

const inboxOf = ({ id, revision, body }: Written<InboxBody>): Inbox => ({ id, revision, ...body })
const plainInbox = (id: string): Inbox => ({ id, revision: 0, name: id === main ? 'Inbox' : id, teams: [] })
