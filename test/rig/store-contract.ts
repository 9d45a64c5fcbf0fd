import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Found, Outcome, Store } from '../../runtime/store/contract.ts'
import { buildCommit, start, turnWork } from './record-builder.ts'
import { contactContract } from './store-contract-contacts.ts'
import { effectContract } from './store-contract-effects.ts'
import { fileContract } from './store-contract-files.ts'
import { inboxContract } from './store-contract-inbox.ts'
import { knownContract } from './store-contract-known.ts'
import { letterContract } from './store-contract-letters.ts'
import { lineContract } from './store-contract-lines.ts'
import { listContract } from './store-contract-lists.ts'
import { mailContract } from './store-contract-mails.ts'
import { modelContract } from './store-contract-model.ts'
import { peopleContract } from './store-contract-people.ts'
import { readContract } from './store-contract-reads.ts'
import { routingContract } from './store-contract-routing.ts'
import { searchContract } from './store-contract-search.ts'

/** A store made for one test. */
export interface OpenStore {
  readonly store: Store
  /** Closes it and opens the same data again. */
  reopen(): Promise<Store>
  /** Closes it and leaves nothing behind. */
  remove(): Promise<void>
}

/** What every store has to do, whatever it is built on. */
export function storeContract(name: string, open: () => Promise<OpenStore>): void {
  describe(name, () => {
    let opened: OpenStore
    let store: Store
    beforeEach(async () => {
      opened = await open()
      store = opened.store
    })
    afterEach(() => opened.remove())
    const current = (): Store => store

    it('keeps a new conversation, also over a restart', async () => {
      const outcomes = await store.commit([turnWork({ id: 'c1', texts: ['Hello'] })])
      expect(foundIn(outcomes[0])).toEqual({})
      store = await opened.reopen()
      expect(await store.conversations.get('c1')).toMatchObject({ id: 'c1', turn: 1, seq: 1, state: 'open.bot' })
      expect(await store.conversations.events('c1', 0, 10)).toMatchObject([{ seq: 1, text: 'Hello' }])
      expect(await store.conversations.get('c2')).toBeUndefined()
    })

    it('gives a turn what the turn before left', async () => {
      await store.commit([turnWork({ id: 'c1', change: { vars: { size: 'XL' } } })])
      const [outcome] = await store.commit([turnWork({ id: 'c1' })])
      expect(foundIn(outcome)).toMatchObject({ record: { turn: 1, vars: { size: 'XL' } } })
      expect(foundIn(outcome).earlier).toBeUndefined()
      expect(await store.conversations.get('c1')).toMatchObject({ turn: 2 })
    })

    it('lets works of one call see those before them', async () => {
      await store.commit([turnWork({ id: 'c1' }), turnWork({ id: 'c1' }), turnWork({ id: 'c2' }), turnWork({ id: 'c1' })])
      expect(await store.conversations.get('c1')).toMatchObject({ turn: 3 })
      expect(await store.conversations.get('c2')).toMatchObject({ turn: 1 })
    })

    it('finds the turn that a key made before, in another call and in the same', async () => {
      const scene = { id: 'c1', key: 'm:once', texts: ['Only once', 'said'], notes: ['n'], at: start + 5 }
      const [first, second] = await store.commit([turnWork(scene), turnWork(scene)])
      const [third] = await store.commit([turnWork(scene)])
      const { turn } = buildCommit({}, 'm:once', scene)
      expect([first, second, third].map(outcome => foundIn(outcome).earlier)).toEqual([undefined, turn, turn])
      expect(await store.conversations.get('c1')).toMatchObject({ turn: 1, seq: 2 })
      const [elsewhere] = await store.commit([turnWork({ ...scene, id: 'c2' })])
      expect(foundIn(elsewhere)).toEqual({})
    })

    it('writes nothing when a work says so', async () => {
      const outcomes = await store.commit([
        { conversation: 'c1', key: 'k', decide: () => ({ write: false, answer: 'nothing to do' }) },
      ])
      expect(outcomes).toEqual([{ answer: 'nothing to do' }])
      expect(await store.conversations.get('c1')).toBeUndefined()
    })

    it('refuses a turn that is not the next, and a record of another conversation', async () => {
      await store.commit([turnWork({ id: 'c1' })])
      const wrong = [
        turnWork({ id: 'c1', change: { turn: 3 } }),
        turnWork({ id: 'c1', change: { turn: 1 } }),
        turnWork({ id: 'c1', change: { id: 'c2' } }),
        turnWork({ id: 'c3', change: { turn: 0 } }),
      ]
      for (const outcome of await store.commit(wrong)) expect(outcome).toMatchObject({ error: { code: 'internal' } })
      expect(await store.conversations.get('c1')).toMatchObject({ turn: 1 })
      expect(await store.conversations.get('c3')).toBeUndefined()
    })

    it('rolls a failing work back alone', async () => {
      await store.visitors.create({ id: 'v0', tokenHash: 'taken', at: start })
      const broken = new Error('cannot decide')
      const outcomes = await store.commit([
        turnWork({ id: 'c1', texts: ['one'] }),
        {
          conversation: 'c1',
          key: 'k',
          decide() {
            throw broken
          },
        },
        // Fails late, when its record, turn and timer are written already.
        turnWork({ id: 'c2', set: [{ id: 't', dueAt: 1 }], visitor: { id: 'v2', tokenHash: 'taken' } }),
        turnWork({ id: 'c1', texts: ['two'] }),
      ])
      expect(outcomes).toMatchObject([{ answer: {} }, { error: broken }, { error: { code: 'internal' } }, { answer: {} }])
      expect(await store.conversations.get('c2')).toBeUndefined()
      expect(await store.timers.due(start, 10)).toEqual([])
      expect(await store.conversations.events('c1', 0, 10)).toMatchObject([{ text: 'one' }, { text: 'two' }])
    })

    it('rolls a failing work back when it is alone', async () => {
      await store.visitors.create({ id: 'v0', tokenHash: 'taken', at: start })
      const [outcome] = await store.commit([turnWork({ id: 'c1', visitor: { id: 'v1', tokenHash: 'taken' } })])
      expect(outcome).toMatchObject({ error: { code: 'internal' } })
      expect(await store.conversations.get('c1')).toBeUndefined()
    })

    it('pages events without gap or repeat, also within a turn', async () => {
      await store.commit([
        turnWork({ id: 'c1', texts: ['1', '2', '3'] }),
        turnWork({ id: 'c1' }),
        turnWork({ id: 'c2', texts: ['not this one'] }),
        turnWork({ id: 'c1', texts: ['4'] }),
        turnWork({ id: 'c1', notes: ['for the team'] }),
        turnWork({ id: 'c1', texts: ['5', '6', '7', '8'] }),
        turnWork({ id: 'c1' }),
      ])
      for (let after = 0; after <= 9; after += 1) {
        for (const limit of [1, 2, 3, 500]) {
          const seqs = (await store.conversations.events('c1', after, limit)).map(event => event.seq)
          expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7, 8].slice(after, after + limit))
        }
      }
      expect(await store.conversations.events('nobody', 0, 10)).toEqual([])
    })

    it("pages the team's log and the traces", async () => {
      await store.commit([
        turnWork({ id: 'c1', notes: ['1', '2'] }),
        turnWork({ id: 'c1', texts: ['to the visitor'] }),
        turnWork({ id: 'c1', notes: ['3'] }),
      ])
      expect((await store.conversations.log('c1', 1, 10)).map(entry => entry.teamSeq)).toEqual([2, 3])
      expect((await store.conversations.log('c1', 0, 1)).map(entry => entry.teamSeq)).toEqual([1])
      expect((await store.conversations.trace('c1', 1, 10)).map(trace => trace.turn)).toEqual([2, 3])
      expect((await store.conversations.trace('c1', 0, 2)).map(trace => trace.turn)).toEqual([1, 2])
    })

    it('shows a conversation to its own visitor only', async () => {
      await store.commit([turnWork({ id: 'c1', visitor: { id: 'v1', tokenHash: 'hash' }, change: { visitorId: 'v1' } })])
      expect(await store.conversations.ofVisitor('c1', 'v1')).toMatchObject({ id: 'c1' })
      expect(await store.conversations.ofVisitor('c1', 'v2')).toBeUndefined()
      expect(await store.visitors.byToken('hash')).toBe('v1')
      expect(await store.visitors.byToken('other')).toBeUndefined()
    })

    it('sets, moves and cancels timers', async () => {
      const at = (ms: number): number => start + ms
      await store.commit([
        turnWork({
          id: 'c1',
          set: [
            { id: 'a', dueAt: at(30) },
            { id: 'b', dueAt: at(10) },
          ],
        }),
        turnWork({ id: 'c2', set: [{ id: 'a', dueAt: at(20) }] }),
      ])
      expect(await store.timers.nextDue()).toBe(at(10))
      expect(await store.timers.due(at(20), 10)).toEqual([
        { conversation: 'c1', id: 'b', dueAt: at(10) },
        { conversation: 'c2', id: 'a', dueAt: at(20) },
      ])
      expect(await store.timers.due(at(99), 1)).toHaveLength(1)
      expect(await store.backlog(at(25))).toMatchObject({ timersLate: 2, oldestTimerMs: 15 })
      await store.commit([
        turnWork({ id: 'c1', set: [{ id: 'b', dueAt: at(50) }], cancel: ['a'] }),
        turnWork({ id: 'c2', set: [{ id: 'a', dueAt: at(60) }], cancel: ['a', 'unknown'] }),
      ])
      expect((await store.timers.due(at(99), 10)).map(({ id, dueAt }) => [id, dueAt])).toEqual([
        ['b', at(50)],
        ['a', at(60)],
      ])
      await store.commit([turnWork({ id: 'c1', cancel: ['b'] }), turnWork({ id: 'c2', cancel: ['a'] })])
      expect(await store.timers.nextDue()).toBeUndefined()
      expect(await store.backlog(at(99))).toMatchObject({ timersLate: 0, oldestTimerMs: 0 })
    })

    it('keeps every text as it is, up to a megabyte', async () => {
      const texts = ['مرحبا', '👩‍👩‍👧 é é', 'a\u0000b', '\ud800 alone', "'; drop table turn; --", 'x'.repeat(1_048_576)]
      const vars = { text: texts[0], 'weird"key': texts[4] }
      await store.commit([turnWork({ id: 'c1', key: 'm:مفتاح', texts, change: { vars } })])
      store = await opened.reopen()
      const events = await store.conversations.events('c1', 0, 10)
      expect(events.map(event => event.type === 'message' && event.text)).toEqual(texts)
      expect((await store.conversations.get('c1'))?.vars).toEqual(vars)
      expect(foundIn((await store.commit([turnWork({ id: 'c1', key: 'm:مفتاح' })]))[0]).earlier?.turn).toBe(1)
    })

    it('takes two hundred works at once', async () => {
      const works = Array.from({ length: 200 }, (_, index) => turnWork({ id: `c${index % 50}`, texts: [`${index}`] }))
      expect((await store.commit(works)).every(outcome => 'answer' in outcome)).toBe(true)
      expect(await store.conversations.get('c49')).toMatchObject({ turn: 4, seq: 4 })
      expect(await store.commit([])).toEqual([])
    })

    it('keeps one secret per purpose', async () => {
      const secret = await store.installationSecret('opening')
      expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
      expect(await store.installationSecret('cookies')).not.toBe(secret)
      store = await opened.reopen()
      expect(await store.installationSecret('opening')).toBe(secret)
    })

    it('answers a probe, again and again', async () => {
      for (let time = 0; time < 3; time += 1) await expect(store.probe()).resolves.toBeUndefined()
    })

    it('is unavailable when it is closed', async () => {
      await store.close()
      await expect(store.commit([turnWork({ id: 'c1' })])).rejects.toMatchObject({ code: 'store_unavailable' })
      await expect(store.conversations.get('c1')).rejects.toMatchObject({ code: 'store_unavailable' })
      await expect(store.probe()).rejects.toMatchObject({ code: 'store_unavailable' })
    })

    effectContract(current)
    lineContract(current)
    letterContract(current)
    contactContract(current)
    knownContract(current)
    listContract(current)
    inboxContract(current)
    searchContract(current)
    fileContract(current)
    readContract(current)
    mailContract(current)
    routingContract(current)
    peopleContract(current, async () => {
      store = await opened.reopen()
      return store
    })
    modelContract(current)
  })
}

/** What a work built by `turnWork` had found. */
function foundIn(outcome: Outcome | undefined): Found {
  if (!outcome || 'error' in outcome) throw new Error('the work failed', { cause: outcome?.error })
  // Boundary: an answer is handed through untyped; `turnWork` answers what it found.
  return outcome.answer as Found
}
