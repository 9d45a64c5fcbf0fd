import { expect, test } from 'vitest'
import type { Answer, Look, Outcome, Work } from '../../runtime/store/contract.ts'
import { createMailboxes, type Mailboxes } from '../../runtime/turn/mailboxes.ts'

/** A store that holds every commit until it is told how it ends. */
class Gate {
  readonly batches: string[][] = []
  readonly #held: { run(): void; fail(error: Error): void }[] = []

  commit = (works: readonly Work[]): Promise<readonly Outcome[]> => {
    this.batches.push(works.map(work => work.key))
    return new Promise((resolve, reject) => this.#held.push({ run: () => resolve(works.map(decided)), fail: reject }))
  }

  /** Ends the oldest commit that is under way. */
  async end(error?: Error): Promise<void> {
    while (this.#held.length === 0) await roundOfTheLoop()
    const commit = this.#held.shift()
    if (error) commit?.fail(error)
    else commit?.run()
    await roundOfTheLoop()
    await roundOfTheLoop()
  }
}

function decided(work: Work): Outcome {
  try {
    return { answer: work.decide({}, nothingKnown).answer }
  } catch (error) {
    return { error }
  }
}

const nothingKnown: Look = { workload: () => [], contactOwner: () => undefined, readUpTo: () => 0 }

const roundOfTheLoop = (): Promise<void> => new Promise(resolve => setImmediate(resolve))
const open = (gate: Gate, options: Partial<Parameters<typeof createMailboxes>[0]> = {}): Mailboxes =>
  createMailboxes({ store: gate, capacity: 100, recover: () => Promise.resolve(false), ...options })
const work = (key: string, decide: () => Answer = () => key): Work => ({
  conversation: key.charAt(0),
  key,
  decide: () => ({ write: false, answer: decide() }),
})

test('turns of one conversation are strictly serial, those of others share a commit', async () => {
  const gate = new Gate()
  const sizes: number[] = []
  const mailboxes = open(gate, { committed: turns => sizes.push(turns) })
  const answers = Promise.all(['a1', 'a2', 'b1', 'a3', 'c1', 'b2'].map(key => mailboxes.submit(work(key))))
  for (let commits = 0; commits < 3; commits += 1) await gate.end()
  expect(await answers).toEqual(['a1', 'a2', 'b1', 'a3', 'c1', 'b2'])
  expect(gate.batches).toEqual([['a1', 'b1', 'c1'], ['a2', 'b2'], ['a3']])
  expect([sizes, mailboxes.waiting]).toEqual([[3, 2, 1], 0])
})

test('what comes while a commit is under way joins the next', async () => {
  const gate = new Gate()
  const mailboxes = open(gate)
  const first = mailboxes.submit(work('a1'))
  while (gate.batches.length === 0) await roundOfTheLoop()
  const more = [mailboxes.submit(work('b1')), mailboxes.submit(work('a2'))]
  await gate.end()
  await gate.end()
  await Promise.all([first, ...more])
  expect(gate.batches).toEqual([['a1'], ['b1', 'a2']])
})

test('a turn that is refused is refused alone', async () => {
  const gate = new Gate()
  const mailboxes = open(gate)
  const refused = mailboxes.submit(
    work('a1', () => {
      throw new Error('no')
    }),
  )
  const [other, later] = [mailboxes.submit(work('b1')), mailboxes.submit(work('a2'))]
  const says = expect(refused).rejects.toThrow('no')
  await gate.end()
  await gate.end()
  await says
  expect(await Promise.all([other, later])).toEqual(['b1', 'a2'])
})

test('a commit that fails rejects its turns only; those that wait behind them go on', async () => {
  const gate = new Gate()
  const mailboxes = open(gate)
  const failed = [mailboxes.submit(work('a1')), mailboxes.submit(work('b1'))].map(turn =>
    expect(turn).rejects.toThrow('disk full'),
  )
  const later = mailboxes.submit(work('a2'))
  await gate.end(new Error('disk full'))
  await gate.end()
  await Promise.all(failed)
  expect(await later).toBe('a2')
  expect(gate.batches).toEqual([['a1', 'b1'], ['a2']])
})

test('a turn that needs something loaded first is taken again, before those that came after it', async () => {
  const gate = new Gate()
  let load: () => void = () => {}
  let loaded = false
  const mailboxes = open(gate, {
    recover: () =>
      new Promise(resolve => {
        load = () => {
          loaded = true
          resolve(true)
        }
      }),
  })
  const first = mailboxes.submit(
    work('a1', () => {
      if (!loaded) throw new Error('missing')
      return 'a1'
    }),
  )
  const second = mailboxes.submit(work('a2'))
  await gate.end()
  const other = mailboxes.submit(work('b1'))
  await gate.end()
  expect(await other).toBe('b1')
  load()
  await gate.end()
  await gate.end()
  expect(await Promise.all([first, second])).toEqual(['a1', 'a2'])
  expect(gate.batches).toEqual([['a1'], ['b1'], ['a1'], ['a2']])
})

test('a turn whose loading fails is rejected, and the next one goes on', async () => {
  const gate = new Gate()
  const mailboxes = open(gate, { recover: () => Promise.reject(new Error('gone')) })
  const failed = expect(
    mailboxes.submit(
      work('a1', () => {
        throw new Error('missing')
      }),
    ),
  ).rejects.toThrow('missing')
  const next = mailboxes.submit(work('a2'))
  await gate.end()
  await gate.end()
  await failed
  expect(await next).toBe('a2')
})

test('beyond its capacity it refuses at once, and takes turns again when others are through', async () => {
  const gate = new Gate()
  const mailboxes = open(gate, { capacity: 2 })
  const taken = [mailboxes.submit(work('a1')), mailboxes.submit(work('a2'))]
  await expect(mailboxes.submit(work('b1'))).rejects.toMatchObject({ code: 'overloaded' })
  await gate.end()
  const again = mailboxes.submit(work('b1'))
  await gate.end()
  await gate.end()
  expect(await Promise.all([...taken, again])).toEqual(['a1', 'a2', 'b1'])
})

test('it is drained when nothing waits, also after failures', async () => {
  const gate = new Gate()
  const mailboxes = open(gate)
  await mailboxes.drained()
  const failed = expect(mailboxes.submit(work('a1'))).rejects.toThrow('disk full')
  let drained = false
  const whenDrained = mailboxes.drained().then(() => {
    drained = true
  })
  await roundOfTheLoop()
  expect(drained).toBe(false)
  await gate.end(new Error('disk full'))
  await Promise.all([failed, whenDrained])
})
