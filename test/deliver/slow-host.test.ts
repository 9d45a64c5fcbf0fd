import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Job } from '../../plugins/kit/server.ts'
import { systemClock } from '../../runtime/clock/clock.ts'
import { createManualClock } from '../../runtime/clock/manual-clock.ts'
import type { Inbound } from '../../runtime/conversation/inbound.ts'
import { createEffectLoop } from '../../runtime/deliver/effects.ts'
import type { Store } from '../../runtime/store/contract.ts'
import { createMemoryStore } from '../../runtime/store/sqlite/sqlite-store.ts'
import { type LoopbackHost, loopbackHost, performScene } from '../rig/perform-scene.ts'
import { buildEffect, turnWork } from '../rig/record-builder.ts'

let store: Store
beforeAll(async () => {
  store = await createMemoryStore(systemClock)
})
afterAll(() => store.close())

const calls = (url: (job: Job<unknown>) => string) => ({
  hosts: ['*'],
  perform: async (job: Job<unknown>) => (await job.fetch(url(job))).status,
})

/** Effects of several actions, done by the real loop, the real guarded fetch and real sockets. */
function opened(slow: LoopbackHost, fast: LoopbackHost) {
  const heard: string[] = []
  const errors: unknown[] = []
  const tries = new Map<string, number>()
  const { perform } = performScene(
    {
      hooks: { ...calls(({ input }) => (input === 'slow' ? slow.url : fast.url)), performing: { atOnce: 32 } },
      slow: calls(() => slow.url),
      fast: calls(() => fast.url),
      one: { ...calls(() => slow.url), performing: { atOnce: 1 } },
    },
    // Calls of the slow host would fail after ten seconds: here never, however slow the machine.
    { places: [slow.place, fast.place], fetchClock: createManualClock() },
  )
  const loop = createEffectLoop({
    effects: store.effects,
    turns: {
      inbound: async (conversation, key, _, event: Inbound) => {
        if (event.type !== 'result') return
        heard.push(event.effect)
        await store.commit([turnWork({ id: conversation, key, drop: [event.effect] })])
      },
    },
    perform: effect => {
      tries.set(effect.id, effect.attempts)
      return perform(effect)
    },
    clock: systemClock,
    onError: error => void errors.push(error),
    atOnce: action => ({ hooks: 32, one: 1 })[action] ?? 16,
  })
  return { loop, heard, tries, errors }
}

test('a host that never answers delays no other plugin and no other host of its own, however much waits for it', async () => {
  const slow = await loopbackHost(() => {})
  const fast = await loopbackHost((_, response) => void response.end('ok'))
  const at = systemClock.now()
  const effect = (id: string, action: string, input: unknown = null) => ({ ...buildEffect(id, at), node: 'n', action, input })
  const crowd = Array.from({ length: 200 }, (_, n) => effect(`slow-${n}`, n % 2 === 0 ? 'slow' : 'hooks', 'slow'))
  const alone = Array.from({ length: 20 }, (_, n) => effect(`one-${n}`, 'one'))
  const others = Array.from({ length: 40 }, (_, n) => effect(`fast-${n}`, n % 2 === 0 ? 'fast' : 'hooks', 'fast'))
  // Those that will wait come first, and are the oldest.
  await store.commit([turnWork({ id: 'crowd', add: [...crowd, ...alone] })])
  await store.commit([turnWork({ id: 'others', add: others })])
  const { loop, heard, tries, errors } = opened(slow, fast)
  loop.nudge()
  await expect.poll(() => heard.filter(id => id.startsWith('fast-')).length, { timeout: 50_000, interval: 5 }).toBe(40)
  expect(heard.filter(id => !id.startsWith('fast-'))).toEqual([])
  // Each plugin has eight places at it, and the one that says so a single one.
  expect(slow.heard.length).toBe(17)
  // Who found no place has used up no try.
  expect([...tries].filter(([id, attempts]) => id.startsWith('slow-') && attempts > 1)).toEqual([])
  slow.close()
  await loop.stop()
  expect(errors).toEqual([])
})
