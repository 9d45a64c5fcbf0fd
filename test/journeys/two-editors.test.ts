import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFaultProxy, type FaultProxy } from '../rig/fault-proxy.ts'
import { flowOf } from '../rig/flow-of.ts'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'

let scene: JourneyScene
let line: FaultProxy
let flows = 0
beforeAll(async () => {
  scene = await createJourneyScene()
  line = await createFaultProxy(() => scene.server.url)
})
afterAll(async () => {
  await line.close()
  await scene.close()
})

const text = (words: string) => ({ text: { en: words } })

/** Somebody who draws flows, before the canvas of one. */
interface Drawer {
  readonly page: Page
  card(name: string): Locator
  /** Selects a node and writes its text anew. */
  write(name: string, words: string): Promise<void>
  saved(): Promise<void>
}

/** `at` is where they reach the server. What comes back opens a flow on a page of its own. */
async function drawer(name: string, at = scene.server.url): Promise<(flow: string) => Promise<Drawer>> {
  const email = `${name.replace(' ', '.').toLowerCase()}@example.com`
  const { url } = await scene.team('POST /api/invites', { email, role: 'marketer' })
  const context = await scene.tests.person({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const door = await context.newPage()
  await door.goto(at + new URL(url).pathname)
  await door.getByRole('textbox', { name: 'Name' }).fill(name)
  await door.getByLabel('New password').fill('correct horse battery')
  await door.getByRole('button', { name: 'Join the team' }).click()
  await door.getByRole('navigation', { name: 'Main' }).waitFor()
  await door.close()
  return async flow => {
    const page = await context.newPage()
    const card = (title: string): Locator => page.getByRole('group', { name: new RegExp(`, ${title}`) })
    await page.goto(`${at}/flows/${flow}`)
    await card('Greeting').click()
    // By now the page has all that it draws with.
    const field = page.getByRole('complementary').getByRole('textbox', { name: /^Text/ })
    await field.waitFor()
    return {
      page,
      card,
      async write(title, words) {
        await card(title).click()
        await field.fill(words)
      },
      saved: () => page.getByText(/^Saved, \d\d:\d\d$/).waitFor(),
    }
  }
}

async function draw(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  flows += 1
  const id = `two-${flows}`
  await scene.team('POST /api/flows', {
    flow: flowOf(
      id,
      [
        ['start', 'start', {}, { next: 'hi' }],
        ['hi', 'say', text('Hello!'), { next: 'bye' }],
        ['bye', 'say', text('Goodbye!')],
      ],
      more,
    ),
  })
  const { revision, flow } = await scene.team(`GET /api/flows/${id}`)
  const named = flow.nodes.map((node: { id: string }, at: number) => ({
    ...node,
    position: { x: at * 260, y: 60 },
    ...(node.id === 'hi' ? { name: 'Greeting' } : {}),
    ...(node.id === 'bye' ? { name: 'Farewell' } : {}),
  }))
  await scene.team(`PUT /api/flows/${id}`, { revision, flow: { ...flow, nodes: named } })
  return id
}

const stored = async (id: string): Promise<readonly unknown[]> =>
  (await scene.team(`GET /api/flows/${id}`)).flow.nodes.map((node: { config: { text?: unknown } }) => node.config.text)

const said = ({ card }: Drawer, name: string, words: string): Promise<void> => card(name).getByText(words).waitFor()

test('two people draw one flow at once: both see each other, and what both did is kept', async () => {
  const [mette, jonas] = [await drawer('Mette Hald'), await drawer('Jonas Beck')]
  const id = await draw()
  const one = await mette(id)
  expect(await one.page.getByRole('list', { name: 'Also drawing this flow' }).count()).toBe(0)
  const two = await jonas(id)
  await one.page.getByRole('list', { name: 'Also drawing this flow' }).getByText('Jonas Beck').waitFor({ state: 'attached' })
  await two.page.getByRole('list', { name: 'Also drawing this flow' }).getByText('Mette Hald').waitFor({ state: 'attached' })

  await Promise.all([one.write('Greeting', 'Welcome'), two.write('Farewell', 'See you')])
  await Promise.all([said(one, 'Farewell', 'See you'), said(two, 'Greeting', 'Welcome')])
  await Promise.all([one.saved(), two.saved()])
  await expect.poll(() => stored(id)).toEqual([undefined, { en: 'Welcome' }, { en: 'See you' }])

  // What Jonas did is his to undo.
  await one.page.getByRole('button', { name: 'Undo' }).click()
  await said(one, 'Greeting', 'Hello!')
  await said(one, 'Farewell', 'See you')
  await said(two, 'Greeting', 'Hello!')

  await two.page.getByRole('button', { name: 'All flows' }).click()
  await one.page.getByRole('list', { name: 'Also drawing this flow' }).waitFor({ state: 'detached' })
  await Promise.all([one.page.context().close(), two.page.context().close()])
})

test('who writes what somebody else wrote too is shown both, and chooses', async () => {
  const [mette, jonas] = [await drawer('Mia Holm'), await drawer('Jens Lund')]
  const id = await draw()
  const [one, two] = [await mette(id), await jonas(id)]
  // Both write before either hears of the other.
  await two.page.context().setOffline(true)
  await two.write('Greeting', 'Good day')
  await two.page.getByText('Not saved').waitFor()
  await one.write('Greeting', 'Welcome')
  await one.saved()
  await two.page.context().setOffline(false)
  const panel = two.page.getByRole('dialog', { name: 'You both changed this' })
  const item = panel.getByRole('listitem', { name: 'Greeting' })
  await item.getByText('Welcome').waitFor()
  expect(await item.getByRole('definition').allInnerTexts()).toEqual(['Good day', 'Welcome'])
  await said(one, 'Greeting', 'Good day')
  await item.getByRole('button', { name: 'Take theirs' }).click()
  await panel.waitFor({ state: 'detached' })
  await Promise.all([said(one, 'Greeting', 'Welcome'), said(two, 'Greeting', 'Welcome')])
  await expect.poll(() => stored(id)).toEqual([undefined, { en: 'Welcome' }, { en: 'Goodbye!' }])
  await Promise.all([one.page.context().close(), two.page.context().close()])
})

test('a server that is gone costs nothing: what is drawn meanwhile is saved when it is back, also by a page that was loaded anew', async () => {
  const mette = await drawer('Ida Beck', line.url)
  // More than a browser sends for a page that goes.
  const words = 'All of it has been thought of. '.repeat(100)
  const notes = Array.from({ length: 25 }, (_, at) => ({
    id: `note${at}`,
    x: at * 20,
    y: 400,
    width: 200,
    height: 100,
    text: words,
  }))
  const id = await draw({ notes })
  const one = await mette(id)
  await scene.server.kill('SIGKILL')
  await one.write('Greeting', 'While it was away')
  await one.page.getByText('Not saved').waitFor()
  await one.page.getByRole('button', { name: 'Try again' }).waitFor()
  await scene.server.start()
  await one.saved()
  await expect.poll(() => stored(id)).toContainEqual({ en: 'While it was away' })

  const asked: string[] = []
  one.page.on('dialog', dialog => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  line.suffer({ kind: 'cut' })
  await one.write('Farewell', 'Before the reload')
  await one.page.getByText('Not saved').waitFor()
  await expect(one.page.reload()).rejects.toThrow('net::ERR')
  expect(asked).toEqual(['beforeunload'])
  // A browser tries again by itself what it could not load.
  await one.page.close()
  line.suffer({ kind: 'pass' })
  const again = await mette(id)
  await said(again, 'Farewell', 'Before the reload')
  await again.saved()
  await expect.poll(() => stored(id)).toContainEqual({ en: 'Before the reload' })
  await one.page.context().close()
}, 180_000)
