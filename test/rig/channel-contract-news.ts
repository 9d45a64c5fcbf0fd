import { expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import type { PeerTells } from './channel-peers.ts'

/** For a busy machine. */
const patience = { timeout: 20_000 }

/** What there is of the server and of the other side, while tests run. */
export interface NewsParts {
  readonly store: () => Store
  readonly now: () => number
  readonly tells: () => PeerTells
  readonly read: (from: string) => readonly string[]
  /** Brings a message; it is taken and answered when this resolves. Gives the conversation's id. */
  readonly says: (from: string, id: string, text: string) => Promise<string>
  /** The other side has told something: it is taken, and all that follows of it has happened. */
  readonly told: (telling: Promise<number> | undefined) => Promise<void>
}

/** What every channel does with what its other side tells besides messages; `can`: what this one can. */
export function newsContract(can: readonly (keyof PeerTells)[], parts: NewsParts): void {
  const { store, now, tells, says, told } = parts
  const deliveries = async (id: string) => [...(await store().outbox.of(id, 1, 99)).values()]
  const events = async (id: string) => store().conversations.events(id, 0, 100)

  const delivered = {
    says: 'hears that what it sent has arrived, however often it is told',
    async holds() {
      const id = await says('nina', 'm-marks-01', 'Has it come?')
      const arrived = async () => (await deliveries(id)).map(({ deliveredAt }) => deliveredAt !== undefined)
      expect(await arrived()).toEqual([false])
      for (let again = 0; again < 2; again += 1) await told(tells().delivered?.('nina'))
      await expect.poll(arrived, patience).toEqual([true])
    },
  }

  const read = {
    says: 'hears how far somebody has read, and never goes back',
    async holds() {
      const id = await says('olga', 'm-reads-01', 'Seen?')
      await told(tells().read?.('olga', now()))
      const mark = async () => (await store().reads.of(id)).visitor?.upToSeq
      const seq = (await events(id)).at(-1)?.seq
      await expect.poll(mark, patience).toBe(seq)
      await told(tells().read?.('olga', now() - 60_000))
      expect(await mark()).toBe(seq)
      expect((await deliveries(id)).every(({ deliveredAt }) => deliveredAt !== undefined)).toBe(true)
    },
  }

  const edit = {
    says: 'hears the newest of what somebody wrote, and nothing of what it never had',
    async holds() {
      const id = await says('petra', 'm-edits-01', 'Teh words')
      await told(tells().edit?.('petra', 'm-edits-01', 'The words', 2))
      await told(tells().edit?.('petra', 'm-edits-01', 'Older words', 1))
      await told(tells().edit?.('petra', 'm-edits-99', 'Nobody wrote this', 1))
      const changes = async () => (await events(id)).flatMap(event => (event.type === 'edit' ? [event.text] : []))
      await expect.poll(changes, patience).toEqual(['The words'])
      expect(parts.read('petra')).toEqual(['Go on'])
    },
  }

  const unsend = {
    says: 'keeps nothing of what somebody has taken back',
    async holds() {
      const id = await says('quin', 'm-takes-01', 'My number is zebra')
      for (let again = 0; again < 2; again += 1) await told(tells().unsend?.('quin', 'm-takes-01'))
      const gone = async () => (await events(id)).filter(({ type }) => type === 'delete').length
      await expect.poll(gone, patience).toBe(1)
      const kept = [await events(id), await store().conversations.get(id), await store().conversations.trace(id, 0, 100)]
      expect(JSON.stringify(kept)).not.toContain('zebra')
    },
  }

  const hold = {
    says: 'is silent while another program has the conversation, and goes on when that leaves it',
    async holds() {
      const id = await says('rosa', 'm-holds-01', 'Hello')
      await told(tells().hold?.('rosa', 'other'))
      const holder = async () => (await store().conversations.get(id))?.held?.by
      await expect.poll(holder, patience).toBe('other')
      await says('rosa', 'm-holds-02', 'Who is there?')
      expect(parts.read('rosa')).toEqual(['Go on'])
      await told(tells().hold?.('rosa', 'us'))
      await expect.poll(holder, patience).not.toBe('other')
      await says('rosa', 'm-holds-03', 'And now?')
      expect(parts.read('rosa').at(-1)).toBe('Go on')
      expect(parts.read('rosa').length).toBeGreaterThan(1)
    },
  }

  const returns = {
    says: 'tells people once that what it sent has come back',
    async holds() {
      const id = await says('stina', 'm-backs-01', 'Answer me')
      const states = async () => (await deliveries(id)).map(({ state }) => state)
      expect(await states()).toEqual(['sent'])
      for (let again = 0; again < 2; again += 1) await told(tells().returns?.('stina'))
      await expect.poll(states, patience).toEqual(['failed'])
      const entries = (await store().conversations.log(id, 0, 100)).filter(({ type }) => type === 'returned')
      expect(entries).toHaveLength(1)
      expect(parts.read('stina')).toHaveLength(1)
    },
  }

  const cases: Readonly<Record<keyof PeerTells, { readonly says: string; holds(): Promise<void> }>> = {
    delivered,
    read,
    edit,
    unsend,
    hold,
    returns,
  }
  for (const what of can) it(cases[what].says, cases[what].holds)
}
