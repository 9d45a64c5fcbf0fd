import { afterEach, describe, expect, test } from 'vitest'
import { teamRules } from '../../runtime/api/team-socket/rules.ts'
import { adminToken } from '../rig/api-scene.ts'
import { password } from '../rig/people-scene.ts'
import { createTeamSocketScene, type TeamClient, type TeamSocketScene } from '../rig/team-socket-scene.ts'

let scene: TeamSocketScene
afterEach(() => scene.close())

const told = (client: TeamClient, ...types: readonly string[]) => client.frames.filter(({ type }) => types.includes(type))
const codes = (client: TeamClient) => client.frames.flatMap(frame => (frame.type === 'error' ? [frame.code] : []))

describe('who sees what', () => {
  test('goes by the inboxes of one’s teams, from the moment they change', async () => {
    scene = await createTeamSocketScene()
    const ada = await scene.join('Ada', 'admin')
    await ada.call('PUT /api/teams/sales', { name: 'Sales', members: [] })
    const mia = await scene.join('Mia', 'agent', ['sales'])
    const bo = await scene.join('Bo')
    const { client: visitor, id } = await scene.chat('people')
    const inbox = (await scene.runtime.store.conversations.get(id))?.inboxId ?? ''
    const { status } = await ada.call(`PUT /api/inboxes/${inbox}`, { revision: 0, name: 'Sales only', teams: ['sales'] })
    expect(status).toBe(200)
    const [inside, outside, boss] = [await scene.open(mia), await scene.open(bo), await scene.open(ada)]
    for (const client of [inside, outside, boss]) client.send({ type: 'watch', conversation: id })
    outside.send({ type: 'read', conversation: id, upToSeq: 1 })
    await Promise.all([inside.until('events'), boss.until('events'), outside.settled()])
    expect(codes(outside).slice(0, 2)).toEqual(['conversation_unknown', 'conversation_unknown'])
    visitor.send({ type: 'send', clientMsgId: 'secret', text: 'a secret' })
    await visitor.until('ack')
    const noted = await ada.call(`POST /api/conversations/${id}/notes`, { text: 'see here', mentions: [mia.id] })
    expect(noted.status, noted.text).toBe(200)
    await scene.passing(
      inside.wait(() => told(inside, 'notice').length === 1 && told(inside, 'row').length >= 2, 'row and notice'),
    )
    await outside.settled()
    expect(told(outside, 'row', 'events', 'notice', 'looking', 'visitor', 'read')).toEqual([])

    await ada.call(`PATCH /api/users/${mia.id}`, { teams: [] })
    await inside.wait(() => codes(inside).includes('conversation_unknown'), 'the end of it')
    scene.clock.advance(1_000)
    const before = told(inside, 'row', 'events').length
    visitor.send({ type: 'send', clientMsgId: 'more', text: 'another' })
    await boss.wait(() => JSON.stringify(boss.frames).includes('another'), 'what the boss sees')
    await inside.settled()
    expect(told(inside, 'row', 'events')).toHaveLength(before)
  })

  test('is nothing of conversations for marketers, whatever they send', async () => {
    scene = await createTeamSocketScene()
    await scene.join('Ada', 'admin')
    const mo = await scene.join('Mo', 'marketer')
    const { id } = await scene.chat('people')
    const client = await scene.open(mo)
    expect(client.frames[0]).toMatchObject({ counts: { all: 0, unassigned: 0 } })
    client.send({ type: 'watch', conversation: id })
    client.send({ type: 'read', conversation: id, upToSeq: 1 })
    client.send({ type: 'typing', conversation: id, on: true })
    client.send({ type: 'unwatch' })
    client.send({ type: 'edit', flow: 'people' })
    client.send({ type: 'pong' })
    await scene.chat('people')
    await client.wait(() => codes(client).length >= 3, 'refusals')
    expect(codes(client)).toEqual(['forbidden', 'forbidden', 'forbidden'])
    expect(told(client, 'row', 'events', 'notice', 'looking')).toEqual([])
    expect(Object.keys(teamRules)).toEqual(['watch', 'unwatch', 'read', 'typing', 'edit', 'pong'])
  })
})

describe('a session that ends', () => {
  const ends = async (client: TeamClient): Promise<void> => {
    const end = await client.closed
    expect(end).toEqual({ code: 1008, reason: 'session_ended' })
    expect(client.frames.at(-1)).toMatchObject({ type: 'bye', code: 1008, reason: 'session_ended' })
  }

  test('closes its sockets and no others', async () => {
    scene = await createTeamSocketScene()
    const ada = await scene.join('Ada', 'admin')
    const mia = await scene.join('Mia')
    const [one, two, other] = [await scene.open(mia), await scene.open(mia), await scene.open(ada)]
    await mia.call('DELETE /api/session')
    await Promise.all([ends(one), ends(two)])
    await expect(scene.open(mia)).rejects.toThrow('401')
    await other.settled()
    expect(scene.runtime.duty.isOnline(mia.id)).toBe(true)
    scene.clock.advance(60_000)
    expect(scene.runtime.duty.isOnline(mia.id)).toBe(false)
  })

  test.each([
    ['is disabled', { isDisabled: true }],
    ['has another role', { role: 'marketer' }],
  ])('ends so when somebody %s', async (_what, patch) => {
    scene = await createTeamSocketScene()
    const ada = await scene.join('Ada', 'admin')
    const mia = await scene.join('Mia')
    const client = await scene.open(mia)
    expect((await ada.call(`PATCH /api/users/${mia.id}`, patch)).status).toBe(200)
    await ends(client)
  })

  test('ends so when it runs out while the app is open, at the next frame or heartbeat', async () => {
    scene = await createTeamSocketScene()
    await scene.join('Ada', 'admin')
    const mia = await scene.join('Mia')
    const { id } = await scene.chat()
    const [speaking, silent] = [await scene.open(mia), await scene.open(mia)]
    Object.assign(scene.clock, { now: () => Date.UTC(2100, 0, 1) })
    speaking.send({ type: 'watch', conversation: id })
    await ends(speaking)
    for (let beat = 0; beat < 20; beat += 1) scene.clock.advance(1_000)
    await ends(silent)
  })

  test('ends so when the password changes elsewhere', async () => {
    scene = await createTeamSocketScene()
    const ada = await scene.join('Ada', 'admin')
    const client = await scene.open(ada)
    const { json } = await scene.call(`POST /api/users/${ada.id}/reset`, {}, adminToken)
    expect((await scene.call(`POST /api/links/${json.url.split('/').at(-1)}`, { password: `${password} anew` })).status).toBe(201)
    await ends(client)
  })
})
