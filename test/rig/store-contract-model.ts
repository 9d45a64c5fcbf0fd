import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Store } from '../../runtime/store/contract.ts'
import { start, turnWork } from './record-builder.ts'

/** Every store behaves like a few lists in memory, whatever order things come in. */
export function modelContract(store: () => Store): void {
  it('does what a model in memory does, whatever is committed', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 8 }), async batches => {
        run += 1
        const model = new Map<string, Model>()
        for (const batch of batches) {
          const steps = batch.map(one => ({ ...one, id: `run${run}.${one.id}` }))
          const outcomes = await store().commit(steps.map(workOf))
          expect(outcomes.map(outcome => 'answer' in outcome)).toEqual(steps.map(one => one.does !== 'throw'))
          for (const one of steps) apply(model, one)
        }
        for (const [id, expected] of model) await compare(store(), id, expected)
        const due = await store().timers.due(start + 1000, 10_000)
        const ours = due.filter(timer => timer.conversation.startsWith(`run${run}.`))
        expect(ours.map(timer => `${timer.conversation} ${timer.id} ${timer.dueAt}`).sort()).toEqual(timersOf(model))
      }),
      { numRuns: 40 },
    )
  })
}

const step = fc.record({
  id: fc.constantFrom<string[]>('a', 'b', 'c'),
  key: fc.constantFrom<string[]>('1', '2', '3', '4', '5', '6'),
  does: fc.constantFrom('write' as const, 'write' as const, 'write' as const, 'refuse' as const, 'throw' as const),
  texts: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
  notes: fc.array(fc.string(), { maxLength: 2 }),
  set: fc.array(fc.record({ id: fc.constantFrom('t', 'u'), dueAt: fc.integer({ min: start, max: start + 1000 }) }), {
    maxLength: 2,
  }),
  cancel: fc.subarray(['t', 'u']),
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

interface Model {
  readonly keys: string[]
  readonly texts: string[]
  readonly notes: string[]
  readonly timers: Map<string, number>
}

function workOf(one: Step): ReturnType<typeof turnWork> {
  const work = turnWork(one)
  if (one.does === 'write') return work
  return {
    ...work,
    decide() {
      if (one.does === 'refuse') return { write: false, answer: 'refused' }
      throw new Error('as asked')
    },
  }
}

function apply(model: Map<string, Model>, { id, key, does, texts, notes, set, cancel }: Step): void {
  const of: Model = model.get(id) ?? { keys: [], texts: [], notes: [], timers: new Map() }
  if (does !== 'write' || of.keys.includes(key)) return
  model.set(id, of)
  of.keys.push(key)
  of.texts.push(...texts)
  of.notes.push(...notes)
  for (const timer of cancel) of.timers.delete(timer)
  for (const { id: timer, dueAt } of set) of.timers.set(timer, dueAt)
}

async function compare(store: Store, id: string, { keys, texts, notes }: Model): Promise<void> {
  const record = await store.conversations.get(id)
  expect(record).toMatchObject({ id, turn: keys.length, seq: texts.length, teamSeq: notes.length })
  const events = await store.conversations.events(id, 0, 500)
  expect(events.map(event => [event.seq, event.type === 'message' && event.text])).toEqual(
    texts.map((text, at) => [at + 1, text]),
  )
  const half = Math.floor(texts.length / 2)
  expect(await store.conversations.events(id, half, 500)).toEqual(events.slice(half))
  const log = await store.conversations.log(id, 0, 500)
  expect(log.map(entry => entry.type === 'note' && entry.text)).toEqual(notes)
  const traces = await store.conversations.trace(id, 0, 500)
  expect(traces.map(trace => trace.turn)).toEqual(keys.map((_, at) => at + 1))
}

function timersOf(model: Map<string, Model>): string[] {
  return [...model].flatMap(([id, { timers }]) => [...timers].map(([timer, dueAt]) => `${id} ${timer} ${dueAt}`)).sort()
}
