import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { flowOf } from '../rig/flow-of.ts'
import { createTeamScene, type TeamScene } from '../rig/team-scene.ts'

let team: TeamScene
beforeEach(async () => {
  team = await createTeamScene(['mia', 'tom', 'zoe'])
  team.directory.putTeam({ id: 'sales', members: ['mia', 'tom', 'zoe'] })
})
afterEach(() => team.close())

async function publish(config: Readonly<Record<string, unknown>>, id = 'help'): Promise<void> {
  const ports = { resolved: 'end' }
  await team.scene.publish(
    flowOf(id, [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', config, ports],
      ['end', 'close'],
    ]),
  )
}

const sales = { to: 'team', ids: ['sales'] }

describe('a handoff to a team', () => {
  it('goes to each in turn, and the conversation stays with the queue until somebody answers', async () => {
    await publish(sales)
    team.come('mia', 'tom', 'zoe')
    const seen: (string | undefined)[] = []
    for (let round = 0; round < 7; round += 1) {
      const record = await team.arrive('help')
      seen.push(record.assignee?.id)
      expect([record.state, record.team]).toEqual(['open.queue', { id: 'sales', name: 'sales' }])
    }
    expect(seen).toEqual(['mia', 'tom', 'zoe', 'mia', 'tom', 'zoe', 'mia'])
  })

  it('is told to the team alone, as an act of the system with its reason', async () => {
    await publish(sales)
    team.come('tom')
    const { id } = await team.arrive('help')
    const log = await team.scene.runtime.store.conversations.log(id, 0, 10)
    expect(log.find(entry => entry.type === 'assigned')).toMatchObject({
      actor: 'system',
      assignee: { id: 'tom', name: 'Tom' },
      team: { id: 'sales' },
      why: 'round-robin',
    })
    const events = await team.scene.runtime.store.conversations.events(id, 0, 10)
    expect(JSON.stringify(events)).not.toContain('Tom')
  })

  it('passes over those who are away, gone, disabled or have as many as they can take', async () => {
    await publish(sales)
    team.come('mia', 'tom', 'zoe')
    team.directory.put({ id: 'mia', status: 'away' })
    team.directory.put({ id: 'tom', capacity: 2 })
    team.directory.put({ id: 'zoe', isDisabled: true })
    const records = [await team.arrive('help'), await team.arrive('help'), await team.arrive('help')]
    expect(records.map(record => record.assignee?.id)).toEqual(['tom', 'tom', undefined])
    expect(await team.given(records[2]?.id ?? '')).toEqual(['- all_busy sales'])
    await team.scene.agent('tom')(records[0]?.id ?? '', { type: 'agent-close' })
    expect((await team.arrive('help')).assignee?.id).toBe('tom')
  })

  it('goes to whoever has the least to do, where the author wants that', async () => {
    await publish({ ...sales, by: 'least-busy' })
    team.come('mia', 'tom')
    const first = await team.arrive('help')
    expect(first.assignee?.id).toBe('mia')
    expect((await team.arrive('help')).assignee?.id).toBe('tom')
    await team.scene.agent('mia')(first.id, { type: 'agent-close' })
    expect((await team.arrive('help')).assignee?.id).toBe('mia')
    expect((await team.arrive('help')).assignee?.id).toBe('tom')
  })
})

describe('nobody gets it, the visitor waits, and the log says why', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a team that is gone', { to: 'team', ids: ['ghosts'] }, '- team_unknown ghosts'],
    ['a team without members', { to: 'team', ids: ['empty'] }, '- team_empty empty'],
    ['people who are gone', { to: 'users', ids: ['ghost'] }, '- user_unknown ghost'],
    ['a team where nobody is there', { to: 'team', ids: ['night'] }, '- nobody_available night'],
    ['hours that are closed', { ...sales, hours: 'never' }, '- hours_closed never'],
  ])('for %s', async (_name, config, said) => {
    team.directory.putTeam({ id: 'empty', members: [] })
    team.directory.putTeam({ id: 'night', members: ['zoe'] })
    await team.scene.runtime.availability.set({ hours: { never: { tz: 'UTC', weekly: [], holidays: [] } }, agents: {} }, 0)
    team.come('mia', 'tom')
    await publish(config)
    const record = await team.arrive('help')
    expect([record.state, record.assignee]).toEqual(['open.queue', undefined])
    expect(await team.given(record.id)).toEqual([said])
    const events = await team.scene.runtime.store.conversations.events(record.id, 0, 10)
    expect(events[0]).toMatchObject({ author: 'bot', text: 'Nobody is here right now. Leave your message and we will answer' })
  })

  it('outside the hours of the inbox, although somebody is there', async () => {
    const { availability, inboxes } = team.scene.runtime
    await availability.set({ hours: { never: { tz: 'UTC', weekly: [], holidays: [] } }, agents: {} }, 0)
    await inboxes.put('main', 0, { name: 'Main', teams: [], hours: 'never' })
    team.come('mia')
    await publish(sales)
    expect(await team.given((await team.arrive('help')).id)).toEqual(['- hours_closed never'])
  })

  it('and only people who may see the inbox are asked', async () => {
    await team.scene.runtime.inboxes.put('main', 0, { name: 'Main', teams: ['sales'] })
    team.come('mia', 'tom')
    team.directory.put({ id: 'tom', teams: ['sales'] })
    await publish({ to: 'users', ids: ['mia', 'tom'] })
    const given = [await team.arrive('help'), await team.arrive('help')].map(record => record.assignee?.id)
    expect(given).toEqual(['tom', 'tom'])
  })

  it('goes on by "nobody there" where that leads somewhere', async () => {
    await team.scene.publish(
      flowOf('help', [
        ['start', 'start', {}, { next: 'people' }],
        ['people', 'handoff', sales, { 'no-agent': 'sorry' }],
        ['sorry', 'ask', { question: { en: 'What is it about?' } }],
      ]),
    )
    const record = await team.arrive('help')
    expect([record.state, record.assignee]).toEqual(['open.bot', undefined])
  })
})

describe('what people have decided', () => {
  it('stays: routing takes no conversation away from whom it was given to', async () => {
    await team.scene.publish(
      flowOf('help', [
        ['start', 'start', {}, { next: 'topic' }],
        ['topic', 'ask', { question: { en: 'What is it about?' } }, { answered: 'people' }],
        ['people', 'handoff', sales],
      ]),
    )
    team.come('mia', 'tom')
    const { turns } = team.scene.runtime
    const { id, visitorId } = (await turns.begin({ flow: 'help', languages: ['en'], clientMsgId: 'first' })).record
    await team.scene.agent('tom')(id, { type: 'agent-assign', assignee: { id: 'tom', name: 'Tom' } })
    await turns.say(visitorId, id, 'next', { text: 'Panels' })
    expect((await team.record(id)).assignee?.id).toBe('tom')
    expect(await team.given(id)).toEqual(['tom agent:tom'])
  })
})

describe('whoever goes before answering', () => {
  it('leaves it to the next who is there, a minute after the last socket', async () => {
    await publish(sales)
    team.come('mia', 'tom')
    const { id } = await team.arrive('help')
    team.go('mia')
    await team.scene.pass(59_000)
    await team.scene.runtime.handOn.idle()
    expect((await team.record(id)).assignee?.id).toBe('mia')
    await team.scene.pass(1_000)
    await team.scene.runtime.handOn.idle()
    expect(await team.given(id)).toEqual(['mia round-robin', 'tom gone'])
    team.go('tom')
    await team.scene.pass(60_000)
    await team.scene.runtime.handOn.idle()
    expect((await team.record(id)).assignee).toBeUndefined()
    expect(await team.given(id)).toEqual(['mia round-robin', 'tom gone', '- gone Tom'])
  })

  it('keeps what they have answered, and what people gave them', async () => {
    await publish(sales)
    team.come('mia', 'tom')
    const [answered, handed] = [await team.arrive('help'), await team.arrive('help')]
    await team.scene.agent('mia')(answered.id, { type: 'agent-message', text: 'Hi' })
    await team.scene.agent('mia')(handed.id, { type: 'agent-assign', assignee: { id: 'mia', name: 'Mia' } })
    team.go('mia')
    await team.scene.pass(61_000)
    await team.scene.runtime.handOn.idle()
    expect((await team.record(answered.id)).assignee?.id).toBe('mia')
    expect((await team.record(handed.id)).assignee?.id).toBe('mia')
  })

  it('is found gone after a restart, once everybody had a minute to come back', async () => {
    await publish(sales)
    team.come('mia', 'tom')
    const [mias, toms] = [await team.arrive('help'), await team.arrive('help')]
    await team.scene.restart()
    team.come('tom')
    await team.scene.pass(59_000)
    await team.scene.runtime.handOn.idle()
    expect((await team.record(mias.id)).assignee?.id).toBe('mia')
    await team.scene.pass(2_000)
    await team.scene.runtime.handOn.idle()
    expect((await team.record(mias.id)).assignee?.id).toBe('tom')
    expect((await team.record(toms.id)).assignee?.id).toBe('tom')
  })
})
