import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApiScene } from '../rig/api-scene.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { createScene, type Scene, transcriptOf } from '../rig/scene.ts'

const minuteMs = 60_000
const queue = flowOf('queue', [
  ['start', 'start', {}, { next: 'people' }],
  ['people', 'handoff', {}, { 'visitor-left': 'note', resolved: 'close' }],
  ['note', 'say', { text: en('Come back soon') }, { next: 'close' }],
  ['close', 'close'],
])

let scene: Scene
beforeEach(async () => {
  scene = await createScene()
  await scene.publish(queue)
})
afterEach(() => scene.close())

async function begin(): Promise<{ id: string; visitorId: string }> {
  const { record } = await scene.runtime.turns.begin({
    flow: 'queue',
    languages: ['en'],
    clientMsgId: 'a',
    act: { text: 'Help' },
  })
  return record
}
const hasLeft = async (id: string): Promise<boolean> => (await transcriptOf(scene.runtime, id)).includes('B Come back soon')

describe('a visitor in the queue has left', () => {
  test('five minutes after they were last seen, and the flow goes on by that way', async () => {
    const { id } = await begin()
    await scene.pass(5 * minuteMs - 1_000)
    expect(await hasLeft(id)).toBe(false)
    await scene.pass(1_000)
    expect((await transcriptOf(scene.runtime, id)).slice(-2)).toEqual(['B Come back soon', '· closed, bot'])
  })

  test('five minutes after the last socket has closed, however long it was open', async () => {
    const { id, visitorId } = await begin()
    const { presence } = scene.runtime
    presence.came(visitorId)
    presence.came(visitorId)
    await scene.pass(17 * minuteMs)
    presence.left(visitorId)
    await scene.pass(17 * minuteMs)
    presence.left(visitorId)
    await scene.pass(5 * minuteMs - 1_000)
    expect(await hasLeft(id)).toBe(false)
    await scene.pass(1_000)
    expect(await hasLeft(id)).toBe(true)
  })

  test('but not who comes back in time: then it counts from when they go anew', async () => {
    const { id, visitorId } = await begin()
    const { presence } = scene.runtime
    await scene.pass(4 * minuteMs)
    presence.came(visitorId)
    await scene.pass(10_000)
    presence.left(visitorId)
    await scene.pass(4 * minuteMs)
    await scene.runtime.turns.say(visitorId, id, 'b', { text: 'Anybody?' })
    await scene.pass(5 * minuteMs - 1_000)
    expect(await hasLeft(id)).toBe(false)
    await scene.pass(1_000)
    expect(await hasLeft(id)).toBe(true)
  })

  test('but not who has said where to write to', async () => {
    const { id, visitorId } = await begin()
    await scene.runtime.turns.say(visitorId, id, 'b', { text: 'ada@corp.com' })
    await scene.pass(30 * minuteMs)
    expect(await hasLeft(id)).toBe(false)
  })

  test('but not while an agent has the conversation; given back to the queue, it counts anew', async () => {
    const { id } = await begin()
    await scene.agent('amy')(id, { type: 'agent-join' })
    await scene.pass(30 * minuteMs)
    expect(await hasLeft(id)).toBe(false)
    await scene.agent('amy')(id, { type: 'agent-give-back', continue: false })
    await scene.pass(5 * minuteMs - 1_000)
    expect(await hasLeft(id)).toBe(false)
    await scene.pass(1_000)
    expect(await hasLeft(id)).toBe(true)
  })
})

describe('over a restart', () => {
  test('whoever does not come back is gone since then at the latest', async () => {
    const { id, visitorId } = await begin()
    scene.runtime.presence.came(visitorId)
    await scene.pass(4 * minuteMs)
    await scene.restart()
    await scene.pass(5 * minuteMs - 1_000)
    expect(await hasLeft(id)).toBe(false)
    await scene.pass(1_000)
    expect(await hasLeft(id)).toBe(true)
  })

  test('whoever comes back is there, and nothing is forgotten of those who had gone', async () => {
    const [here, gone] = [await begin(), await begin()]
    for (let times = 0; times < 4; times += 1) {
      await scene.pass(2 * minuteMs)
      await scene.restart()
      scene.runtime.presence.came(here.visitorId)
    }
    await scene.pass(5 * minuteMs)
    expect([await hasLeft(here.id), await hasLeft(gone.id)]).toEqual([false, true])
  })
})

test('a way out that leads nowhere leaves the conversation to people, and nobody is told again', async () => {
  await scene.publish(
    flowOf('queue', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', {}],
    ]),
  )
  const { id } = await begin()
  await scene.pass(30 * minuteMs)
  const trace = await scene.runtime.store.conversations.trace(id, 0, 100)
  expect(trace.flatMap(({ path }) => path).filter(({ heard }) => heard === 'left')).toHaveLength(1)
  expect((await scene.runtime.store.conversations.get(id))?.state).toBe('open.queue')
})

test('who asks over HTTP is there while they ask', async () => {
  const api = await createApiScene()
  await api.publish(queue)
  const token = await api.visitor()
  const body = { flow: 'queue', clientMsgId: 'a', text: 'Help' }
  const { json } = await api.call('POST /api/visitor/conversations', body, token)
  const { id } = json.conversation
  const read = async (): Promise<string> => {
    const answer = await api.call(`GET /api/visitor/conversations/${id}/events?after=0`, undefined, token)
    return JSON.stringify(answer.json.events)
  }
  for (let minutes = 0; minutes < 24; minutes += 4) {
    await api.pass(4 * minuteMs)
    expect(await read()).not.toContain('Come back soon')
  }
  await api.pass(5 * minuteMs)
  expect(await read()).toContain('Come back soon')
  await api.close()
})
