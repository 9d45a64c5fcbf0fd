import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import type { Somebody } from '../rig/people-scene.ts'
import { createTeamSocketScene, type TeamClient, type TeamSocketScene } from '../rig/team-socket-scene.ts'

let scene: TeamSocketScene
let ada: Somebody
let mia: Somebody
let bo: Somebody
beforeAll(async () => {
  scene = await createTeamSocketScene()
  ada = await scene.join('Ada')
  mia = await scene.join('Mia')
  bo = await scene.join('Bo')
})
afterAll(() => scene.close())

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, at) => at + 1)
const rowsOf = (client: TeamClient, id: string) =>
  client.frames.flatMap(frame => (frame.type === 'row' && frame.row.id === id ? [frame.row] : []))

describe('opening', () => {
  test('takes a session, and a page of this server', async () => {
    const client = await scene.open(mia)
    expect(client.frames[0]).toMatchObject({ type: 'welcome', heartbeatMs: 20_000, counts: { mine: 0 } })
    const refused = [
      scene.open({ cookie: '' }),
      scene.open({ cookie: mia.cookie.slice(0, -4) }),
      scene.open(mia, { origin: 'https://evil.example' }),
      scene.open(mia, { origin: 'null' }),
      scene.open({ cookie: '' }, { authorization: `Bearer ${adminToken}` }),
      scene.open({ cookie: '' }, { authorization: `Bearer ${await scene.visitor()}` }),
    ]
    const statuses = (await Promise.allSettled(refused)).map(one => (one.status === 'rejected' ? String(one.reason) : 'open'))
    expect(statuses.map(text => /\d{3}/.exec(text)?.[0])).toEqual(['401', '401', '403', '403', '403', '401'])
    await client.close()
  })

  test('makes somebody online, and says so to the others', async () => {
    const client = await scene.open(ada)
    const other = await scene.open(bo)
    await client.wait(() => client.frames.some(frame => frame.type === 'user' && frame.user.id === bo.id), 'user')
    expect(client.frames.findLast(frame => frame.type === 'user')).toMatchObject({
      user: { id: bo.id, isOnline: true, isAvailable: true },
    })
    await bo.call('PATCH /api/session', { status: 'away' })
    await client.wait(
      () => client.frames.some(frame => frame.type === 'user' && frame.user.id === bo.id && frame.user.status === 'away'),
      'status',
    )
    await bo.call('PATCH /api/session', { status: 'available' })
    await Promise.all([client.close(), other.close()])
  })
})

describe('a conversation that is erased with its contact', () => {
  test('is gone for everybody, and nothing but that is said', async () => {
    const [looker, other] = await Promise.all([scene.open(mia), scene.open(bo)])
    const { id } = await scene.chat()
    const linked = await mia.call(`PUT /api/conversations/${id}/contact`, { email: 'gone@corp.example', name: 'Gone' })
    looker.send({ type: 'watch', conversation: id })
    await looker.wait(() => looker.frames.some(frame => frame.type === 'looking' && frame.conversation === id), 'looking')
    expect((await ada.call(`DELETE /api/contacts/${linked.json.id}`)).json).toMatchObject({ conversations: 1 })
    for (const client of [looker, other]) {
      await client.wait(() => client.frames.some(({ type }) => type === 'gone'), 'gone')
      await scene.passing(client.settled())
      expect(client.frames.filter(({ type }) => type === 'gone')).toEqual([{ type: 'gone', conversation: id }])
      const after = client.frames.slice(client.frames.findIndex(({ type }) => type === 'gone') + 1)
      expect(JSON.stringify(after)).not.toContain(id)
    }
    await Promise.all([looker.close(), other.close()])
  })
})

describe('lists', () => {
  test('hear of a new conversation at once, and of a burst ten times a second', async () => {
    const client = await scene.open(mia)
    const { client: visitor, id } = await scene.chat()
    await client.wait(() => rowsOf(client, id).length > 0, 'row')
    expect(rowsOf(client, id)[0]).toMatchObject({ owner: 'bot', isOnline: true, unread: 1, last: { author: 'bot' } })
    scene.clock.advance(100)
    await client.settled()
    const before = rowsOf(client, id).length
    for (let at = 0; at < 20; at += 1) {
      visitor.send({ type: 'send', clientMsgId: `burst-${id}-${at}`, text: `line ${at}` })
      await visitor.until('ack')
    }
    await client.settled()
    expect(rowsOf(client, id).length - before).toBeLessThanOrEqual(1)
    scene.clock.advance(100)
    await client.wait(() => rowsOf(client, id).at(-1)?.unread === 21, 'last row')
    expect(rowsOf(client, id).length - before).toBe(2)
    await client.close()
  })

  test('count what is mine and what waits, twice a second at most', async () => {
    const client = await scene.open(mia)
    await scene.passing(client.settled())
    const before = client.frames.length
    const { id } = await scene.chat('people')
    await mia.call(`POST /api/conversations/${id}/messages`, { text: 'Hi' })
    await scene.passing(
      client.wait(() => client.frames.some(frame => frame.type === 'counts' && frame.counts.mine === 1), 'counts of mine'),
    )
    const counts = client.frames.slice(before).filter(({ type }) => type === 'counts')
    expect(counts.length).toBeLessThanOrEqual(4)
    await mia.call(`POST /api/conversations/${id}/close`, {})
    await client.close()
  })
})

describe('watching', () => {
  test('brings both sequences from where one stands, and goes on', async () => {
    const { client: visitor, id } = await scene.chat()
    await mia.call(`POST /api/conversations/${id}/notes`, { text: 'one' })
    const client = await scene.open(mia)
    client.send({ type: 'watch', conversation: id, lastSeq: 1, lastTeamSeq: 0 })
    const first = await client.until('events')
    expect([first.lastSeq, first.lastTeamSeq]).toEqual([first.events.at(-1)?.seq, first.entries.at(-1)?.teamSeq])
    visitor.send({ type: 'send', clientMsgId: 'w1', text: 'more' })
    await mia.call(`POST /api/conversations/${id}/notes`, { text: 'two' })
    await client.wait(
      () => client.teamSeqs.length >= first.lastTeamSeq + 1 && client.seqs.length >= first.lastSeq + 1,
      'the rest',
    )
    expect(client.seqs).toEqual(upTo(first.lastSeq + 2).slice(1))
    expect(client.teamSeqs).toEqual(upTo(first.lastTeamSeq + 1))
    client.send({ type: 'watch', conversation: id, lastSeq: 99, lastTeamSeq: 99 })
    const again = await client.until('looking').then(() => client.until('events'))
    expect([again.events, again.entries]).toEqual([[], []])
    await client.close()
  })

  test('survives notices that are lost, late, double, or say nothing', async () => {
    const { id, token } = await scene.chat()
    const client = await scene.open(mia)
    client.send({ type: 'watch', conversation: id })
    await client.until('events')
    const { publisher } = scene.runtime
    const { publish } = publisher
    const kept: Parameters<typeof publish>[0][] = []
    Object.assign(publisher, { publish: (notice: Parameters<typeof publish>[0]) => void kept.push(notice) })
    for (let at = 0; at < 60; at += 1) {
      await scene.call(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `n${at}`, text: `${at}` }, token)
      if (at % 3 === 0) await mia.call(`POST /api/conversations/${id}/notes`, { text: `${at}` })
    }
    Object.assign(publisher, { publish })
    for (const [at, notice] of kept.entries()) {
      if (at % 5 === 0) continue
      if (at % 3 === 0 && notice.type === 'turn') {
        const { conversation, visitor, lastSeq } = notice
        publish({ type: 'turn', conversation, visitor, lastSeq })
      } else publish(notice)
      if (at % 7 === 0) publish(notice)
    }
    const record = await scene.runtime.store.conversations.get(id)
    publish({ type: 'turn', conversation: id, visitor: record?.visitorId ?? '', lastSeq: record?.seq ?? 0 })
    await client.wait(() => client.seqs.length >= (record?.seq ?? 0) && client.teamSeqs.length >= (record?.teamSeq ?? 0), 'all')
    expect(client.seqs).toEqual(upTo(record?.seq ?? 0))
    expect(client.teamSeqs).toEqual(upTo(record?.teamSeq ?? 0))
    for (const frame of client.frames)
      if (frame.type === 'events') expect(Math.max(frame.events.length, frame.entries.length)).toBeLessThanOrEqual(100)
    await client.close()
  })

  test('shows who else looks and types, and types to the visitor, but not a note', async () => {
    const { client: visitor, id } = await scene.chat()
    const [one, two] = [await scene.open(mia), await scene.open(bo)]
    one.send({ type: 'watch', conversation: id })
    expect((await one.until('looking')).users).toEqual([])
    two.send({ type: 'watch', conversation: id })
    expect((await one.until('looking')).users).toEqual([{ id: bo.id, name: 'Bo', typing: false }])
    expect((await two.until('looking')).users).toEqual([{ id: mia.id, name: 'Mia', typing: false }])
    two.send({ type: 'typing', conversation: id, on: true, note: true })
    expect((await one.until('looking')).users[0]?.typing).toBe(true)
    scene.clock.advance(6_000)
    expect((await one.until('looking')).users[0]?.typing).toBe(false)
    two.send({ type: 'typing', conversation: id, on: true })
    expect(await visitor.until('typing')).toMatchObject({ on: true, name: 'Bo' })
    expect(visitor.frames.filter(({ type }) => type === 'typing')).toHaveLength(1)
    visitor.send({ type: 'typing', on: true })
    expect(await one.until('typing')).toEqual({ type: 'typing', conversation: id, on: true })
    await two.close()
    expect(await visitor.until('typing')).toMatchObject({ on: false })
    await one.wait(() => one.frames.findLast(frame => frame.type === 'looking')?.users.length === 0, 'nobody')
    await visitor.close()
    await one.wait(() => one.frames.findLast(frame => frame.type === 'visitor')?.isOnline === false, 'leaving')
    expect(one.frames.flatMap(frame => (frame.type === 'visitor' ? [frame.isOnline] : []))).toEqual([true, false])
    await one.close()
  })

  test('moves the team’s mark, which the visitor and the others hear; and hears the visitor’s', async () => {
    const { client: visitor, id } = await scene.chat()
    const [one, two] = [await scene.open(mia), await scene.open(bo)]
    for (const client of [one, two]) {
      client.send({ type: 'watch', conversation: id })
      await client.until('events')
    }
    one.send({ type: 'read', conversation: id, upToSeq: 99 })
    expect(await two.until('read')).toMatchObject({ by: 'team', upToSeq: 3 })
    expect(await visitor.until('read')).toMatchObject({ by: 'team', upToSeq: 3 })
    visitor.send({ type: 'read', upToSeq: 2 })
    await two.wait(() => two.frames.some(frame => frame.type === 'read' && frame.by === 'visitor' && frame.upToSeq === 2), 'mark')
    await Promise.all([one.close(), two.close()])
  })
})

describe('notices', () => {
  const noticesOf = (client: TeamClient) =>
    client.frames.flatMap(frame => (frame.type === 'notice' ? [[frame.why, frame.from, frame.text]] : []))

  test('tell whom a note names, who was given a conversation, and who could take one', async () => {
    const [one, two] = [await scene.open(mia), await scene.open(bo)]
    const { id } = await scene.chat('people')
    await one.wait(() => noticesOf(one).length === 1, 'waiting')
    expect(noticesOf(one)).toEqual([['waiting', undefined, 'Good day']])
    await mia.call(`POST /api/conversations/${id}/notes`, { text: 'look, @Bo and @Mia', mentions: [bo.id, mia.id] })
    await mia.call(`POST /api/conversations/${id}/assign`, { assignee: bo.id })
    await mia.call(`POST /api/conversations/${id}/assign`, { assignee: mia.id })
    await two.wait(() => noticesOf(two).length === 3, 'notices')
    expect(noticesOf(two).slice(1)).toEqual([
      ['mention', 'Mia', 'look, @Bo and @Mia'],
      ['assigned', 'Mia', 'Good day'],
    ])
    await one.settled()
    expect(noticesOf(one)).toHaveLength(1)
    await Promise.all([one.close(), two.close()])
  })
})
