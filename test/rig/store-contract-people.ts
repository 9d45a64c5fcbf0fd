import { describe, expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import type { AuditNote, KeptLink, KeptSession, KeptToken, KeptUser } from '../../runtime/store/people.ts'
import { start } from './record-builder.ts'

/** What every store keeps of the team. */
export function peopleContract(store: () => Store, reopen: () => Promise<Store>): void {
  describe('keeps the team', () => {
    it('whole, also over a restart, each with what it was last written as', async () => {
      const { people } = store()
      expect(await people.load()).toEqual({ users: [], teams: [], sessions: [], links: [], tokens: [] })
      await people.write({
        users: [ada, bob],
        passwords: [{ user: ada.id, hash: '$argon2id$1' }],
        teams: { put: [{ id: 'sales', name: 'Sales' }] },
        sessions: { put: [session] },
        links: { put: [invite] },
        tokens: { put: [token] },
      })
      await people.write({
        users: [{ ...bob, role: 'marketer', awayBy: ada.id }],
        passwords: [{ user: ada.id, hash: '$argon2id$2' }],
      })
      const again = await reopen()
      expect(await again.people.load()).toEqual({
        users: [ada, { ...bob, role: 'marketer', awayBy: ada.id }],
        teams: [{ id: 'sales', name: 'Sales' }],
        sessions: [session],
        links: [invite],
        tokens: [token],
      })
      expect([await again.people.password(ada.id), await again.people.password(bob.id)]).toEqual(['$argon2id$2', undefined])
      expect(await again.people.password('nobody')).toBeUndefined()
    })

    it('and forgets what is dropped, and passes over what is gone', async () => {
      const { people } = store()
      await people.write({ teams: { put: [{ id: 'sales', name: 'Sales' }] }, sessions: { put: [session] } })
      await people.write({ links: { put: [invite] }, tokens: { put: [token] } })
      await people.write({
        teams: { drop: ['sales', 'nothing'] },
        sessions: { drop: [session.id] },
        links: { drop: [invite.id] },
        tokens: { drop: [token.id] },
      })
      expect(await people.load()).toEqual({ users: [], teams: [], sessions: [], links: [], tokens: [] })
    })

    it('and one address for one person, in whatever case it is written; then nothing of the change is kept', async () => {
      const { people } = store()
      await people.write({ users: [ada], audit: [note('first')] })
      const second = {
        users: [{ ...bob, email: 'ADA@Example.com' }],
        teams: { put: [{ id: 't', name: 'T' }] },
        audit: [note('second')],
      }
      await expect(people.write(second)).rejects.toMatchObject({ code: 'email_taken' })
      expect(await people.load()).toMatchObject({ users: [{ id: ada.id }], teams: [] })
      expect((await people.audit({ limit: 9 })).entries.map(({ act }) => act)).toEqual(['first'])
      await people.write({ users: [{ ...ada, name: 'Ada B.', email: 'ADA@example.com' }] })
      expect((await people.load()).users).toMatchObject([{ name: 'Ada B.', email: 'ADA@example.com' }])
    })

    it('and when each was last seen, which a change of something else leaves alone', async () => {
      const { people } = store()
      await people.write({ users: [ada], sessions: { put: [session] }, tokens: { put: [token] } })
      await people.seen({ user: ada.id, session: session.id, token: token.id }, start + 5)
      await people.write({ users: [{ ...ada, name: 'Ada B.' }] })
      expect(await people.load()).toMatchObject({
        users: [{ name: 'Ada B.', lastSeenAt: start + 5 }],
        sessions: [{ lastSeenAt: start + 5 }],
        tokens: [{ lastUsedAt: start + 5 }],
      })
    })
  })

  describe('keeps a log of what the team did', () => {
    it('counted from 1, newest first, page by page, each entry with the hash of itself and what came before', async () => {
      const { people } = store()
      for (const act of ['a', 'b', 'c', 'd', 'e']) await people.write({ audit: [note(act)] })
      const first = await people.audit({ limit: 2 })
      expect(first.entries).toMatchObject([
        { n: 5, act: 'e', actor: 'agent:u_ada', about: 'x', details: { to: 'e' }, address: '203.0.113.9', at: start },
        { n: 4, act: 'd' },
      ])
      const second = await people.audit({ limit: 2, before: first.next ?? '' })
      const third = await people.audit({ limit: 2, before: second.next ?? '' })
      expect([second, third].map(({ entries }) => entries.map(({ n }) => n))).toEqual([[3, 2], [1]])
      expect(third.next).toBeUndefined()
      const hashes = [first, second, third].flatMap(({ entries }) => entries.map(({ hash }) => hash))
      expect(new Set(hashes).size).toBe(5)
      await expect(people.audit({ limit: 2, before: 'x' })).rejects.toMatchObject({ code: 'invalid_body' })
    })
  })
}

const note = (act: string): AuditNote => ({
  at: start,
  actor: 'agent:u_ada',
  act,
  about: 'x',
  details: { to: act },
  address: '203.0.113.9',
})

const ada: KeptUser = {
  id: 'u_ada',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'admin',
  teams: ['sales'],
  status: 'available',
  isDisabled: false,
  capacity: 0,
  createdAt: start,
}
const bob: KeptUser = { ...ada, id: 'u_bob', name: 'Bob', email: 'bob@example.com', role: 'agent', status: 'away' }
const session: KeptSession = {
  id: 's1',
  hash: 'h1',
  user: ada.id,
  createdAt: start,
  lastSeenAt: start + 1,
  address: '203.0.113.9',
  browser: 'Firefox',
}
const invite: KeptLink = {
  id: 'l1',
  kind: 'invite',
  hash: 'h2',
  createdAt: start,
  by: ada.id,
  email: 'cy@example.com',
  role: 'agent',
  teams: [],
  expiresAt: start + 9,
}
const token: KeptToken = {
  id: 't1',
  hash: 'h3',
  name: 'CRM',
  prefix: 'parley_ab',
  scopes: ['contacts:read'],
  createdBy: ada.id,
  createdAt: start,
}
