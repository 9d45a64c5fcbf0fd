import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { samplesFolder } from '../../runtime/create-runtime.ts'
import { check } from '../../runtime/flow/check/check.ts'
import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { seedArticles } from '../../runtime/knowledge/seed-articles.ts'
import { readTemplates } from '../../runtime/library/templates.ts'
import { createScene, type Scene, type Visitor, view } from '../rig/scene.ts'

const templates = await readTemplates(join(samplesFolder, 'templates'))
const drawn = templates.filter(({ id }) => id !== 'blank')
const samples = await Promise.all(
  ['welcome-and-qualify', 'talk-to-us'].map(async id =>
    parseFlow(JSON.parse(await readFile(join(samplesFolder, `${id}.json`), 'utf8'))),
  ),
)

let scene: Scene
beforeAll(async () => {
  scene = await createScene()
  for (const { flow } of drawn) await scene.publish(flow)
  await scene.runtime.availability.set({ hours: {}, agents: { anyone: 0 } }, 0)
})
afterAll(() => scene.close())

test('there are six, in the order in which they are shown, and each says in four languages what it is', () => {
  expect(templates.map(({ id }) => id)).toEqual([
    'qualify-leads',
    'book-a-meeting',
    'support-ticket',
    'away-hours',
    'knowledge-live-chat',
    'live-chat',
    'blank',
  ])
  for (const { id, name, about, flow } of templates) {
    expect(flow.id).toBe(id)
    for (const words of [name, about]) expect(Object.keys(words), id).toEqual(['en', 'nl', 'de', 'da'])
  }
})

describe.each(drawn)('the template $id', ({ flow }) => {
  test('has neither errors nor warnings', () => {
    const { declarations, channels } = scene.runtime.plugins
    const website = channels.get('website')
    expect(check(flow, declarations, { flows: new Map(), channelOf: () => website })).toEqual([])
  })

  test('names every step but its start', () => {
    expect(flow.nodes.filter(({ name, action }) => name === undefined && action !== 'start').map(({ id }) => id)).toEqual([])
  })
})

test('the blank one is a start that leads nowhere yet, and nothing else is wrong with it', () => {
  const blank = templates.find(({ id }) => id === 'blank')?.flow
  expect(blank?.nodes.map(({ action }) => action)).toEqual(['start'])
  expect(blank && check(blank, scene.runtime.plugins.declarations).map(({ code }) => code)).toEqual(['unconnected_ends'])
})

test('no two cards of a template or of a sample lie on one another, and ways lead to the right', () => {
  for (const { id, nodes, edges } of [...drawn.map(({ flow }) => flow), ...samples]) {
    const columns = Map.groupBy(nodes, ({ position }) => position.x)
    for (const column of columns.values()) {
      const sorted = column.toSorted((a, b) => a.position.y - b.position.y)
      for (const [at, below] of sorted.entries()) {
        const above = sorted[at - 1]
        if (above)
          expect(below.position.y - above.position.y, `${id}: ${above.id}, ${below.id}`).toBeGreaterThan(heightOf(above, edges))
      }
    }
    const xs = [...columns.keys()].sort((a, b) => a - b)
    for (const [at, x] of xs.entries()) expect(x - (xs[at - 1] ?? x - 300), id).toBeGreaterThan(196)
  }
})

// A head, a text, and a row for each way that is drawn.
function heightOf({ id }: { readonly id: string }, edges: Flow['edges']): number {
  return 100 + 24 * edges.filter(({ source }) => source === id).length
}

describe('each is chatted through to its end', () => {
  const endOf = async (visitor: Visitor): Promise<{ status: string; owner: string; last: string | undefined }> => ({
    ...view(await visitor.record()),
    last: (await visitor.transcript()).findLast(line => line.startsWith('B ')),
  })
  const byMail = { status: 'closed', last: 'B Thank you! We answer by mail within one working day.' }

  test('qualify leads: who wants to buy gets to sales; who looks around gets something to read', async () => {
    const buyer = await scene.visitor('qualify-leads')
    await buyer.picks('buy')
    await buyer.picks('small')
    await buyer.says('ada@kestrel.example')
    expect(await endOf(buyer)).toMatchObject(byMail)
    const looker = await scene.visitor('qualify-leads')
    await looker.picks('look')
    expect(await endOf(looker)).toMatchObject({ status: 'closed', last: 'B Thank you for writing to us. Have a good day!' })
  })

  test('book a meeting: the calendar is linked; without a time the team is told', async () => {
    const booked = await scene.visitor('book-a-meeting')
    await booked.says('Solar roofs')
    await booked.says('bo@kestrel.example')
    expect(await booked.transcript()).toContain('B Choose a time that suits you:')
    await booked.says('yes')
    expect(await endOf(booked)).toMatchObject({ status: 'closed', last: 'B Wonderful, see you then!' })
    const without = await scene.visitor('book-a-meeting')
    await without.says('Batteries')
    await without.says('bo@kestrel.example')
    await without.says('no')
    expect(await endOf(without)).toMatchObject({ status: 'closed', last: 'B We write to you with other times.' })
    expect((await ticketsOf(without)).map(({ subject }) => subject)).toEqual(['Meeting: Batteries'])
  })

  test('support ticket: facts become a ticket, an urgent one with its priority', async () => {
    const visitor = await scene.visitor('support-ticket')
    await visitor.says('The inverter is silent')
    await visitor.picks('blocked')
    await visitor.says('cy@kestrel.example')
    expect(await endOf(visitor)).toMatchObject(byMail)
    expect(await ticketsOf(visitor)).toMatchObject([{ subject: 'The inverter is silent', priority: 'high' }])
  })

  test('away hours: a message is taken while nobody is there', async () => {
    const visitor = await scene.visitor('away-hours')
    expect(visitor.greeting[0]).toBe('Nobody is here right now, but your message does not get lost.')
    await visitor.says('Please call me')
    await visitor.says('di@kestrel.example')
    expect(await endOf(visitor)).toMatchObject(byMail)
    expect(await ticketsOf(visitor)).toMatchObject([{ subject: 'Please call me' }])
  })

  test('answers and live chat: what an article answers is answered, everything else comes to people', async () => {
    await seedArticles(scene.runtime.articles, join(samplesFolder, 'articles'))
    const helped = await scene.visitor('knowledge-live-chat')
    await helped.says('How long do the panels last?')
    await scene.settle()
    await helped.picks('read-how-long')
    await scene.settle()
    await helped.says('yes')
    expect(await endOf(helped)).toMatchObject({ status: 'closed', last: 'B Glad to hear it. Have a good day!' })
    const asking = await scene.visitor('knowledge-live-chat')
    await asking.says('Do you sell bicycles?')
    await scene.settle()
    await asking.says('or mopeds?')
    await scene.settle()
    await asking.says('ed@kestrel.example')
    expect(await endOf(asking)).toMatchObject(byMail)
    expect((await ticketsOf(asking)).map(({ subject }) => subject)).toEqual(['Chat: or mopeds?'])
  })

  test('live chat: with somebody there the team gets it, and it ends when they are done', async () => {
    await scene.runtime.availability.set({ hours: {}, agents: { anyone: 1 } }, 1)
    const visitor = await scene.visitor('knowledge-live-chat')
    await visitor.says('Where is my order?')
    await scene.settle()
    await visitor.picks('person')
    expect(view(await visitor.record())).toEqual({ status: 'open', owner: 'queue' })
    const agent = scene.agent('ada', 'Ada')
    await agent(visitor.conversation, { type: 'agent-message', text: 'Let me look.' })
    expect(view(await visitor.record()).owner).toBe('agent')
    await agent(visitor.conversation, { type: 'agent-give-back', continue: true })
    expect(await endOf(visitor)).toMatchObject({ status: 'closed', last: 'B Thank you for writing to us. Have a good day!' })
  })
})

async function ticketsOf(visitor: Visitor): Promise<readonly { readonly subject: string; readonly priority: string }[]> {
  const { tickets } = await scene.runtime.store.tickets.list({ limit: 50, conversation: visitor.conversation })
  return tickets
}
