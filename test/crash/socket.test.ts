import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Event } from '../../runtime/conversation/event.ts'
import { type StubbornSocket, stubbornSocket } from '../rig/stubborn-socket.ts'
import { type CrashHouse, type CrashScene, createCrashHouse } from './crash-scene.ts'

// More of the same by hand: `CRASH_KILLS=100 npx vitest run test/crash/socket.test.ts`.
const kills = Number(process.env.CRASH_KILLS ?? 3)
const lines = 4 + kills

let house: CrashHouse
let scene: CrashScene
const open: StubbornSocket[] = []
beforeAll(async () => {
  house = await createCrashHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await house.open()
  await scene.server.start()
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.close()
  await scene.close()
})

const connect = (token?: string): StubbornSocket => {
  const socket = stubbornSocket(() => scene.server.url, token === undefined ? {} : { token })
  open.push(socket)
  return socket
}

/** A visitor with two tabs, who says so many lines; each second one is sent by HTTP at the same time. */
async function visit(name: string): Promise<{ acknowledged: readonly Event[]; tabs: readonly StubbornSocket[] }> {
  const writer = connect()
  const token = await writer.token()
  const reader = connect(token)
  const acknowledged: Event[] = []
  // Opening, email, next question.
  acknowledged.push(
    ...(await writer.say({ type: 'begin', flow: 'crash', clientMsgId: `${name}-0`, text: `${name}@example.com` })),
  )
  for (let line = 1; line <= lines; line += 1) {
    await writer.upTo(3 + (line - 1) * 4)
    const said = { clientMsgId: `${name}-${line}`, text: `${name}-${line}` }
    const [events] = await Promise.all([
      writer.say({ type: 'send', ...said }),
      line % 2 === 0 && byHttp(`/api/visitor/conversations/${writer.conversation}/messages`, token, said),
    ])
    acknowledged.push(...events)
  }
  for (const tab of [writer, reader]) await tab.upTo(3 + lines * 4)
  return { acknowledged, tabs: [writer, reader] }
}

async function byHttp(path: string, token: string, body: object): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  // Whether it arrives does not matter: the socket sees to that.
  await fetch(new URL(path, scene.server.url), { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined)
}

async function expectWhole(name: string, { acknowledged, tabs }: Awaited<ReturnType<typeof visit>>): Promise<void> {
  const [writer] = tabs
  const { body } = await scene.team('GET', `/api/conversations/${writer?.conversation}/events?limit=500`)
  const stored = body.events as readonly Event[]
  const expected = ['Your email?', `${name}@example.com`, 'Next line?']
  for (let line = 1; line <= lines; line += 1)
    expected.push(`${name}-${line}`, `You said ${name}-${line}.`, `Later: ${name}-${line}.`, 'Next line?')
  expect(stored.map(event => (event.type === 'message' ? event.text : event.type))).toEqual(expected)
  for (const tab of tabs) {
    expect(tab.faults).toEqual([])
    expect(tab.events).toEqual(stored)
  }
  for (const event of acknowledged) expect(stored[event.seq - 1]).toEqual(event)
}

test(`killed ${kills} times while visitors with two tabs chat, every tab holds what is stored, once and in order`, {
  timeout: 180_000 + kills * 10_000,
}, async () => {
  const names = ['ada', 'bob', 'cyd', 'dan']
  const visits = Promise.all(names.map(visit))
  for (let kill = 0; kill < kills; kill += 1) {
    await pause(100 + Math.random() * 300)
    expect(await scene.server.kill('SIGKILL')).toBe('SIGKILL')
    await scene.server.start()
  }
  for (const [at, visited] of (await visits).entries()) await expectWhole(names[at] ?? '', visited)
})

test('told to stop, the server says goodbye to every line and ends well; all go on', { timeout: 180_000 }, async () => {
  const visits = Promise.all(['eva', 'fay'].map(visit))
  // All four are in the middle of it.
  await expect.poll(() => open.filter(({ events }) => events.length > 0).length, { timeout: 30_000 }).toBe(4)
  expect(await scene.server.kill('SIGTERM')).toBe(0)
  await scene.server.start()
  for (const [at, visited] of (await visits).entries()) {
    await expectWhole(['eva', 'fay'][at] ?? '', visited)
    for (const { ends } of visited.tabs) expect(ends).toContain(1001)
  }
})
