import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, type ExpectStatic, test } from 'vitest'
import { linesOf } from '../rig/chat-scene.ts'
import { agentSays, createFaultScene, type FaultScene, type Sufferer } from '../rig/fault-scene.ts'

// More of the same: `npm run torture`.
const chats = Number(process.env.CHATS ?? 20)
const faults = 20

/** At most so many suffer at once: two cores have to serve them all. */
const atOnce = 20

let scene: FaultScene
beforeAll(async () => {
  scene = await createFaultScene({ SOCKET_HEARTBEAT_MS: '1000' })
})
afterAll(() => scene.close())

/** Writes numbered messages while one fault comes after the other. */
async function endure(one: Sufferer): Promise<void> {
  for (let fault = 0; fault < faults; fault++) {
    one.write()
    if (fault % 3 === 0) one.write()
    await one.suffer()
    one.write()
  }
  one.recover()
}

/** Nothing is missing, nothing there twice, nothing out of order, and every tab shows what is stored. */
async function expectWhole({ name, tabs, written, stored }: Sufferer, expect: ExpectStatic): Promise<void> {
  for (const tab of tabs) {
    await expect
      .poll(() => tab.state, { timeout: 60_000, interval: 100 })
      .toMatchObject({ line: 'online', loaded: true, outgoing: [] })
  }
  const streams = await stored()
  for (const tab of tabs) {
    const id = tab.state.conversation?.id ?? ''
    await expect.poll(() => tab.state.entries, { timeout: 20_000, interval: 100 }).toEqual((await stored()).get(id))
  }
  const said = [...streams.values()].map(events =>
    events.flatMap(event => (event.type === 'message' && event.author === 'visitor' ? event.text : [])),
  )
  expect(said.flat().toSorted(), name).toEqual(written.flat().toSorted())
  for (const texts of said)
    for (const own of written) {
      const inside = own.filter(text => texts.includes(text))
      expect(
        texts.filter(text => inside.includes(text)),
        name,
      ).toEqual(inside)
    }
}

describe.concurrent('a chat with a bad network', () => {
  test(`${chats} of them, ${faults} faults each, and a server that is killed meanwhile`, {
    timeout: 120_000 + Math.ceil(chats / atOnce) * 120_000,
  }, async ({ expect }) => {
    for (let from = 0; from < chats; from += atOnce) {
      const names = Array.from({ length: Math.min(atOnce, chats - from) }, (_, index) => `chat ${from + index}`)
      const group = await Promise.all(names.map((name, index) => scene.sufferer(name, 1 + (index % 2))))
      let isOver = false
      const killing = (async () => {
        for (;;) {
          await pause(4_000)
          if (isOver) return
          await scene.kill()
        }
      })()
      await Promise.all(group.map(endure))
      isOver = true
      await killing
      for (const one of group) await expectWhole(one, expect)
      for (const { tabs } of group) for (const tab of tabs) tab.close()
    }
  })

  test('finds out in 45 s that its line is half open, by the heartbeat that servers have unless told otherwise', {
    timeout: 120_000,
  }, async ({ expect, onTestFinished }) => {
    const usual = await createFaultScene()
    onTestFinished(() => usual.close())
    const { tabs, proxy, write } = await usual.sufferer('quiet', 1)
    const [chat] = tabs
    if (!chat) throw new Error('no tab')
    write()
    await expect.poll(() => chat.state.entries.length, { timeout: 20_000 }).toBe(3)
    // The next ping is lost, and whatever comes after it.
    const from = performance.now()
    for (const connection of proxy.connections) connection.suffer({ kind: 'half-open' })
    await agentSays(usual.url, chat.state.conversation?.id ?? '', 'Are you there?')
    await pause(20_000)
    expect(chat.state.line).toBe('online')
    expect(linesOf(chat.state)).not.toContain('agent Are you there?')
    await expect.poll(() => linesOf(chat.state), { timeout: 40_000, interval: 100 }).toContain('agent Are you there?')
    const seconds = (performance.now() - from) / 1_000
    // 45 s after the last frame, which may have come up to a heartbeat earlier.
    expect(seconds).toBeGreaterThan(24)
    expect(seconds).toBeLessThan(48)
  })
})
