import { afterEach, beforeEach, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from '../../runtime/clock/manual-clock.ts'
import type { Inbound } from '../../runtime/conversation/inbound.ts'
import { createEffectLoop, type EffectLoop } from '../../runtime/deliver/effects.ts'
import type { Perform } from '../../runtime/deliver/perform.ts'
import type { Store } from '../../runtime/store/contract.ts'
import { createSqliteStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { buildEffect, turnWork } from '../rig/record-builder.ts'
import { temporaryFolder } from '../rig/temporary-folder.ts'

const secondMs = 1_000

let clock: ManualClock
let store: Store
let keys: string[]
let heard: Inbound[]
let errors: unknown[]
let loops: EffectLoop[]
/** Fails this often before the result can be handed in. */
let failures: number

beforeEach(async () => {
  clock = createManualClock()
  store = await createSqliteStore({ folder: await temporaryFolder(), clock })
  keys = []
  heard = []
  errors = []
  loops = []
  failures = 0
  await store.commit([turnWork({ id: 'c', add: [buildEffect('e1', clock.now())] })])
})
afterEach(async () => {
  for (const loop of loops) await loop.stop()
  await store.close()
})

const performed = { type: 'performed', result: 'done' } as const
const ok: Perform = effect => {
  keys.push(effect.id)
  return Promise.resolve(performed)
}

/** A loop of its own, as another process would have; it hands results in until `failures` are used up. */
function open(perform: Perform = ok): EffectLoop {
  const loop = createEffectLoop({
    effects: store.effects,
    turns: {
      async inbound(conversation, key, _, event) {
        if (failures > 0) {
          failures -= 1
          throw new Error('disk full')
        }
        heard.push(event)
        const drop = event.type === 'result' && !event.buried ? [event.effect] : []
        await store.commit([turnWork({ id: conversation, key, drop })])
      },
    },
    perform,
    clock,
    onError: error => errors.push(error),
  })
  loops.push(loop)
  return loop
}
test('an effect is done once, and its result handed in under its own key', async () => {
  const loop = open()
  await loop.work()
  await loop.work()
  expect([keys, heard]).toEqual([['e1'], [{ type: 'result', effect: 'e1', heard: performed }]])
})

test('what could not be handed in is done again with the same key, after longer and longer waits', async () => {
  failures = 3
  const loop = open()
  for (const [waitMs, tries] of [
    [0, 1],
    [999, 1],
    [1, 2],
    [4_999, 2],
    [1, 3],
    [29_999, 3],
    [1, 4],
    [600_000, 4],
  ] as const) {
    clock.advance(waitMs)
    await loop.work()
    expect(keys).toEqual(Array.from({ length: tries }, () => 'e1'))
  }
  expect(heard).toHaveLength(1)
})

test('after the sixth try it is buried with its last error, and the flow hears that it failed; the sixth used to be left out', async () => {
  failures = 6
  const loop = open()
  for (const waitMs of [0, 1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000]) {
    clock.advance(waitMs)
    await loop.work()
  }
  expect(keys).toHaveLength(6)
  expect(await store.effects.dead(10)).toMatchObject([{ id: 'e1', attempts: 6, error: 'Error: disk full' }])
  expect(heard).toEqual([
    {
      type: 'result',
      effect: 'e1',
      buried: true,
      heard: { type: 'failed', error: { code: 'buried', message: 'Error: disk full' } },
    },
  ])
})

test('what was buried can be replayed, with the same key, and is gone when its result is in', async () => {
  failures = 6
  const loop = open()
  for (const waitMs of [0, 1_000, 5_000, 30_000, 120_000, 600_000]) {
    clock.advance(waitMs)
    await loop.work()
  }
  expect(await store.effects.replay('e1', clock.now())).toBe(true)
  await loop.work()
  expect([new Set(keys), keys.length, heard.length]).toEqual([new Set(['e1']), 7, 2])
  expect(await store.effects.dead(10)).toEqual([])
  expect(await store.effects.replay('e1', clock.now())).toBe(false)
})

test('what a dead process held is done by another when its lease has run out, with the same key', async () => {
  expect(await store.effects.lease(clock.now(), 30 * secondMs, 10)).toHaveLength(1)
  const other = open()
  clock.advance(29 * secondMs)
  expect(await other.work()).toBe(0)
  clock.advance(secondMs)
  await other.work()
  expect(keys).toEqual(['e1'])
  expect(heard).toHaveLength(1)
})

test('what ends every process that does it is buried in the end', async () => {
  for (let crashes = 0; crashes < 6; crashes += 1) {
    await store.effects.lease(clock.now(), 30 * secondMs, 10)
    clock.advance(30 * secondMs)
  }
  await open().work()
  expect(keys).toEqual([])
  expect(await store.effects.dead(10)).toMatchObject([{ id: 'e1', error: 'it never came to an end' }])
})

test('stopping waits for what is in flight and takes nothing new', async () => {
  let finish: () => void = () => {}
  const slow: Perform = effect => {
    keys.push(effect.id)
    return new Promise(resolve => {
      finish = () => resolve(performed)
    })
  }
  const loop = open(slow)
  loop.nudge()
  while (keys.length === 0) await new Promise(resolve => setImmediate(resolve))
  await store.commit([turnWork({ id: 'c', add: [buildEffect('e2', clock.now())] })])
  let stopped = false
  const stopping = loop.stop().then(() => {
    stopped = true
  })
  loop.nudge()
  await new Promise(resolve => setImmediate(resolve))
  expect(stopped).toBe(false)
  finish()
  await stopping
  expect([keys, heard.length]).toEqual([['e1'], 1])
})

test('stopping in the moment of leasing waits for that too: it used to leave it to a store that was closed', async () => {
  let lease: () => void = () => {}
  const { effects } = store
  const slowly = {
    ...effects,
    lease: async (...what: Parameters<typeof effects.lease>) => {
      await new Promise<void>(resolve => {
        lease = resolve
      })
      return effects.lease(...what)
    },
  }
  const loop = createEffectLoop({
    effects: slowly,
    turns: {
      inbound: () => {
        heard.push({ type: 'ask-for-person' })
        return Promise.resolve()
      },
    },
    perform: ok,
    clock,
    onError: error => errors.push(error),
  })
  loop.nudge()
  await new Promise(resolve => setImmediate(resolve))
  let stopped = false
  const stopping = loop.stop().then(() => {
    stopped = true
  })
  await new Promise(resolve => setImmediate(resolve))
  expect(stopped).toBe(false)
  lease()
  await stopping
  expect([keys.length, heard.length]).toEqual([1, 1])
})
