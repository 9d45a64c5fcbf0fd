import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFaultProxy, type FaultProxy } from '../rig/fault-proxy.ts'
import { en, flowOf } from '../rig/flow-of.ts'
import { hostSite } from '../rig/host-site.ts'
import { type Agent, createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'

let scene: JourneyScene
let proxy: FaultProxy
let ada: Agent
let bob: Agent
/** Where nobody listens. */
let nowhere: string

beforeAll(async () => {
  const gone = await hostSite({})
  await gone.close()
  nowhere = gone.url
  scene = await createJourneyScene({ SOCKET_HEARTBEAT_MS: '1000', PRIVATE_TARGETS: new URL(nowhere).host })
  proxy = await createFaultProxy(() => scene.server.url)
  ;[ada, bob] = await Promise.all([scene.agent('Ada', { at: proxy.url }), scene.agent('Bob')])
})
afterAll(async () => {
  await scene.close()
  await proxy.close()
})

const help = (id: string, handoff: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  flowOf(id, [
    ['start', 'start', {}, { next: 'topic' }],
    ['topic', 'ask', { question: en('What is it about?'), saveAs: 'topic' }, { answered: 'people' }],
    ['people', 'handoff', { waiting: en('Noted: {{vars.topic}}'), away: en('Later: {{vars.topic}}'), ...handoff }],
  ])

describe('an agent’s laptop sleeps', () => {
  it('and wakes to all that happened meanwhile, once, with the draft as it was left', async () => {
    await scene.publish(help('help', { askEmail: 'never' }))
    const visitor = await scene.visitor('help')
    await visitor.says('The roof')
    await visitor.sees('Noted: The roof')
    const id = await ada.open('Noted: The roof', 'Unassigned')
    await ada.field.fill('I will look at')
    proxy.suffer({ kind: 'black-hole' })

    await visitor.says('Are you there?')
    await bob.open('Are you there?', 'Unassigned')
    await bob.page.getByRole('tab', { name: 'Note' }).click()
    await bob.page.getByRole('textbox', { name: 'Note for the team' }).fill('It is the third time')
    await bob.press('Add note')
    await bob.sees('It is the third time')
    const other = await scene.visitor('help')
    await other.says('The cellar')
    await other.sees('Noted: The cellar')
    await expect.poll(() => scene.log(id)).toContainEqual(expect.objectContaining({ type: 'note' }))

    proxy.suffer({ kind: 'pass' })
    // What stood when it fell asleep is found dead.
    for (const connection of proxy.connections) connection.suffer({ kind: 'cut' })
    for (const line of ['Are you there?', 'It is the third time']) await ada.sees(line)
    await ada.page.getByRole('listitem').getByRole('link').filter({ hasText: 'Noted: The cellar' }).waitFor()
    for (const line of ['Are you there?', 'It is the third time']) expect(await ada.thread.getByText(line).count()).toBe(1)
    expect(await ada.field.inputValue()).toBe('I will look at')
    await ada.field.press('End')
    await ada.field.pressSequentially(' it now')
    await ada.page.getByRole('button', { name: 'Send' }).click()
    await visitor.sees('I will look at it now')
    await expect.poll(ada.lines).toEqual(await visitor.lines())
    expect((await scene.stored(id)).filter(line => line.startsWith('A'))).toEqual(['A Ada: I will look at it now'])
    await ada.press('Close')
    await other.leave()
    await visitor.leave()
  })
})

describe('nobody is harmed', () => {
  it.each([
    ['that is gone', 'sales', 'the team does not exist'],
    ['without members', 'empty', 'the team has no members'],
  ])('by a team %s: it waits for everybody, with a note that says why', async (_, team, why) => {
    await scene.team(`PUT /api/teams/${team}`, { name: team, members: team === 'sales' ? [ada.id] : [] })
    await scene.publish(help(`for-${team}`, { to: 'team', ids: [team], askEmail: 'never' }))
    if (team === 'sales') await scene.team(`DELETE /api/teams/${team}`)
    const visitor = await scene.visitor(`for-${team}`)
    await visitor.says(`A quote for ${team}`)
    await visitor.chat.getByText('Looking for a person').first().waitFor()
    const id = await bob.open(`A quote for ${team}`, 'Unassigned')
    await bob.sees(`Assigned to nobody: ${why}.`)
    expect((await scene.team(`GET /api/conversations/${id}`)).conversation).toMatchObject({ owner: 'queue', assignee: null })
    await bob.reply('I can do that')
    await visitor.sees('I can do that')
    expect(await visitor.chat.getByRole('alert').count()).toBe(0)
    await bob.press('Close')
    await visitor.leave()
  })

  it('by a webhook that is down: people are asked, the note says what went wrong, and the visitor that somebody comes', async () => {
    await scene.publish(
      flowOf('order', [
        ['start', 'start', {}, { next: 'order' }],
        ['order', 'ask', { question: en('Order number?'), saveAs: 'order' }, { answered: 'look-up' }],
        ['look-up', 'webhook', { url: `${nowhere}/orders` }, { ok: 'found' }],
        ['found', 'say', { text: en('Found it.') }],
      ]),
    )
    const visitor = await scene.visitor('order')
    await visitor.says('4711')
    await visitor.chat.getByText('Looking for a person').first().waitFor()
    await visitor.chat.getByText('Passed on to our team').waitFor()
    const id = await bob.open('4711', 'Unassigned')
    await bob.sees('“look-up” went wrong and leads nowhere, people were told:')
    await bob.sees('The flow could not go on and asked for people.')
    expect((await scene.log(id)).map(({ type }) => type)).toContain('unconnected')
    await bob.reply('I will look it up')
    await visitor.sees('I will look it up')
    expect(await scene.stored(id)).not.toContain('B Found it.')
    await visitor.leave()
  })
})
