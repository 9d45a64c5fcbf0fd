import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { EventView, TeamEntryView } from '../../../runtime/api/contract.ts'
import { createLiveScene, type LiveScene } from '../../rig/live-scene.ts'

let scene: LiveScene
afterEach(() => scene.close())

/** Everything that was heard of what is watched. */
function transcript({ live }: LiveScene) {
  const events: EventView[] = []
  const entries: TeamEntryView[] = []
  live.subscribe('events', frame => {
    events.push(...frame.events)
    entries.push(...frame.entries)
  })
  return { events, entries }
}

test('what is watched is heard once and in order, over lines that are cut, half open or swallowed, and a server that is killed', async () => {
  scene = await createLiveScene()
  const { live, proxy, server, ask, begin, stored, until } = scene
  const heard = transcript(scene)
  let welcomes = 0
  live.subscribe('welcome', () => {
    welcomes += 1
  })
  live.start()
  await until(() => live.state === 'online', 'the line')
  const { id, say } = await begin()
  live.watch(id)

  let isOver = false
  const writing = (async () => {
    for (let at = 0; !isOver; at += 1) {
      await say(`line ${at}`)
      if (at % 4 === 0) await ask(`POST /api/conversations/${id}/notes`, { text: `note ${at}`, clientMsgId: `note-${at}` })
      await pause(5)
    }
  })()
  const fault = async (kind: 'cut' | 'half-open' | 'black-hole'): Promise<void> => {
    const before = welcomes
    proxy.suffer({ kind })
    await pause(150)
    proxy.suffer({ kind: 'pass' })
    if (kind === 'black-hole') for (const connection of proxy.connections) connection.suffer({ kind: 'cut' })
    scene.stir()
    await until(() => welcomes > before, `a line after ${kind}`)
  }
  for (const kind of ['cut', 'half-open', 'cut', 'black-hole', 'half-open'] as const) await fault(kind)
  const before = welcomes
  await server.kill('SIGKILL')
  await server.start()
  scene.stir()
  await until(() => welcomes > before, 'a line after the kill')
  await fault('cut')
  isOver = true
  await writing
  const { events, entries } = await stored(id)
  expect(events.length).toBeGreaterThan(50)
  await until(() => heard.events.length >= events.length && heard.entries.length >= entries.length, 'the rest')
  expect(heard.events).toEqual(events)
  expect(heard.entries).toEqual(entries)
})

test('goes on from where one stands, and reads again what was read while nobody heard it', async () => {
  scene = await createLiveScene()
  const { live, begin, stored, until, proxy } = scene
  const heard = transcript(scene)
  const { id, say } = await begin()
  await say('one')
  const { events } = await stored(id)
  live.start()
  live.watch(id, { lastSeq: events.length, lastTeamSeq: 0 })
  await until(() => live.state === 'online', 'the line')
  await say('two')
  await until(() => heard.events.length >= 2, 'what is new')
  expect(heard.events[0]?.seq).toBe(events.length + 1)
  const marks: number[] = []
  live.subscribe('read', ({ by, upToSeq }) => {
    if (by === 'team') marks.push(upToSeq)
  })
  proxy.suffer({ kind: 'cut' })
  await until(() => live.state !== 'online', 'the loss')
  live.read(id, events.length + 1)
  proxy.suffer({ kind: 'pass' })
  scene.stir()
  await until(() => marks.includes(events.length + 1), 'the mark')
})

test('says on each new line which flow is drawn, until none is', async () => {
  scene = await createLiveScene()
  const { live, until, proxy } = scene
  const told: string[] = []
  live.subscribe('editing', ({ flow }) => told.push(flow))
  const stop = live.draw('echo')
  live.start()
  await until(() => told.length === 1, 'who draws')
  proxy.suffer({ kind: 'cut' })
  await until(() => live.state !== 'online', 'the loss')
  proxy.suffer({ kind: 'pass' })
  scene.stir()
  await until(() => told.length === 2, 'who draws, again')
  stop()
  proxy.suffer({ kind: 'cut' })
  await until(() => live.state !== 'online', 'the loss')
  proxy.suffer({ kind: 'pass' })
  scene.stir()
  await until(() => live.state === 'online', 'the line')
  await pause(200)
  expect(told).toEqual(['echo', 'echo'])
})

test('says offline when it fails for a while or there is no network, and comes back at once when somebody looks', async () => {
  scene = await createLiveScene()
  const { live, proxy, until } = scene
  expect(live.state).toBe('connecting')
  live.start()
  await until(() => live.state === 'online', 'the line')
  proxy.suffer({ kind: 'cut' })
  await until(() => live.state === 'connecting', 'the first try')
  await until(() => live.state === 'offline', 'the loss')
  await pause(1_500)
  proxy.suffer({ kind: 'pass' })
  const began = performance.now()
  scene.stir()
  await until(() => live.state === 'online', 'the line')
  expect(performance.now() - began).toBeLessThan(1_500)
  proxy.suffer({ kind: 'cut' })
  scene.stir(false)
  await until(() => live.state === 'offline', 'what the browser says')
})

test('is signed out by a goodbye, and by a session that ended while the line was down', async () => {
  scene = await createLiveScene()
  const { live, proxy, until, ask } = scene
  live.start()
  await until(() => live.state === 'online', 'the line')
  proxy.suffer({ kind: 'cut' })
  await until(() => live.state !== 'online', 'the loss')
  await ask('DELETE /api/session')
  proxy.suffer({ kind: 'pass' })
  scene.stir()
  await until(() => live.state === 'signed-out', 'the end')
  scene.stir()
  await pause(200)
  expect(live.state).toBe('signed-out')
  await scene.close()

  scene = await createLiveScene()
  scene.live.start()
  await scene.until(() => scene.live.state === 'online', 'the line')
  await scene.ask('DELETE /api/session')
  await scene.until(() => scene.live.state === 'signed-out', 'the end')
  scene.live.stop()
  expect(scene.live.state).toBe('connecting')
})
