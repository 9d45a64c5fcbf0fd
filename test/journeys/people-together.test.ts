import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { type Agent, createJourneyScene, type JourneyScene, type Visitor } from '../rig/journey-scene.ts'
import { widgetOn } from '../rig/widget-scene.ts'

let scene: JourneyScene
let ada: Agent
let bob: Agent

beforeAll(async () => {
  scene = await createJourneyScene()
  await scene.publish(
    flowOf('help', [
      ['start', 'start', {}, { next: 'topic' }],
      ['topic', 'ask', { question: en('What is it about?'), saveAs: 'topic' }, { answered: 'people' }],
      ['people', 'handoff', { waiting: en('Noted: {{vars.topic}}'), askEmail: 'never' }, { resolved: 'bye' }],
      ['bye', 'close', { farewell: en('Goodbye!') }],
    ]),
  )
  ;[ada, bob] = await Promise.all([scene.agent('Ada'), scene.agent('Bob')])
})
afterAll(() => scene.close())

async function waiting(words: string): Promise<Visitor> {
  const visitor = await scene.visitor('help')
  await visitor.says(words)
  await visitor.sees(`Noted: ${words}`)
  return visitor
}

const count = (lines: readonly string[], wanted: string): number => lines.filter(line => line === wanted).length

describe('two agents and a visitor at once', () => {
  it('both answer in the same second: both lines stand once, one has it, and all three screens show one order', async () => {
    const visitor = await waiting('My roof leaks')
    const id = await ada.open('Noted: My roof leaks', 'Unassigned')
    await bob.open('Noted: My roof leaks', 'Unassigned')
    await ada.field.fill('Ada here')
    await bob.field.fill('Bob here')
    // Neither line goes out before both are on their way.
    let waitingLines = 0
    for (const { page } of [ada, bob])
      await page.route('**/messages', async route => {
        waitingLines += 1
        await expect.poll(() => waitingLines).toBe(2)
        await route.continue()
      })
    for (const { page } of [ada, bob]) await page.getByRole('button', { name: 'Send' }).click()
    for (const line of ['Ada here', 'Bob here']) await Promise.all([visitor, ada, bob].map(person => person.sees(line)))
    const stored = await scene.stored(id)
    const said = stored.filter(line => !line.startsWith('·')).map(line => line.replace(/^(B|V|A \w+:) /, ''))
    for (const line of ['A Ada: Ada here', 'A Bob: Bob here', '· Ada joined', '· Bob joined'])
      expect([line, count(stored, line)]).toEqual([line, 1])
    for (const person of [visitor, ada, bob]) await expect.poll(person.lines).toEqual(said)
    const { conversation } = await scene.team(`GET /api/conversations/${id}`)
    expect([ada.id, bob.id]).toContain(conversation.assignee.id)
    const [own, other] = conversation.assignee.id === ada.id ? [ada, bob] : [bob, ada]
    await own.page.getByRole('listitem').getByRole('link', { name: /You/ }).waitFor()
    await other.page.getByRole('listitem').getByRole('link', { name: own.name }).waitFor()
    for (const { page } of [ada, bob]) await page.unroute('**/messages')
    await visitor.leave()
    await own.press('Close')
  })

  it('who writes while a colleague answers is told before a second answer goes out', async () => {
    const visitor = await waiting('My inverter hums')
    const id = await ada.open('Noted: My inverter hums', 'Unassigned')
    await bob.open('Noted: My inverter hums', 'Unassigned')
    await bob.field.fill('Which one is it?')
    await ada.reply('It should not')
    await bob.sees('It should not')
    await bob.page.getByRole('button', { name: 'Send' }).click()
    const dialog = bob.page.getByRole('dialog', { name: 'Ada has answered meanwhile' })
    await dialog.getByText('It should not').waitFor()
    await dialog.getByRole('button', { name: 'Look first' }).last().click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await bob.field.inputValue()).toBe('Which one is it?')
    await bob.page.getByRole('button', { name: 'Send' }).click()
    await dialog.getByRole('button', { name: 'Send all the same' }).click()
    await visitor.sees('Which one is it?')
    expect((await scene.stored(id)).filter(line => line.startsWith('A'))).toEqual([
      'A Ada: It should not',
      'A Bob: Which one is it?',
    ])
    await visitor.leave()
    await ada.press('Close')
  })

  it('see each other type and read, and who else looks; that somebody writes a note stays in the team', async () => {
    const visitor = await waiting('Do you see me?')
    await ada.open('Noted: Do you see me?', 'Unassigned')
    await bob.open('Noted: Do you see me?', 'Unassigned')
    await ada.page.getByText('Bob is here too').waitFor()
    await bob.page.getByText('Ada is here too').waitFor()
    const box = widgetOn(visitor.page).locator('textarea')
    await box.pressSequentially('I am')
    await ada.page.getByText(/^Visitor.* is typing$/).waitFor()
    await bob.page.getByRole('tab', { name: 'Note' }).click()
    await bob.page.getByRole('textbox', { name: 'Note for the team' }).pressSequentially('Known from')
    await ada.page.getByText(/Bob (is|are) typing/).waitFor()
    expect(await visitor.chat.locator('.dots').count()).toBe(0)
    await ada.field.pressSequentially('I see')
    await visitor.chat.locator('.dots').waitFor()
    await ada.page.getByRole('button', { name: 'Send' }).click()
    await visitor.sees('I see')
    await visitor.chat.locator('.dots').waitFor({ state: 'detached' })
    await ada.page.getByText(/^Read by Visitor/).waitFor()
    await box.press('Enter')
    await visitor.chat.getByText(/^Seen /).waitFor()
    await ada.sees('I am')
    await bob.page.getByRole('textbox', { name: 'Note for the team' }).fill('')
    await bob.page.getByRole('tab', { name: 'Reply' }).click()
    await visitor.leave()
    await ada.press('Close')
  })

  it('an agent closes while the visitor writes: what was being written stays, and is for people when it comes', async () => {
    const visitor = await waiting('Thanks in advance')
    const id = await ada.open('Noted: Thanks in advance', 'Unassigned')
    await ada.reply('You are welcome')
    await visitor.sees('You are welcome')
    const box = widgetOn(visitor.page).locator('textarea')
    await box.fill('One more thing')
    await ada.press('Close')
    await visitor.sees('Goodbye!')
    await visitor.chat.getByText('The chat was closed').waitFor()
    expect(await box.inputValue()).toBe('One more thing')
    await box.press('Enter')
    await ada.sees('One more thing')
    await ada.sees('The visitor wrote again: reopened.')
    await visitor.chat.getByText('The chat goes on').waitFor()
    const { conversation } = await scene.team(`GET /api/conversations/${id}`)
    expect(conversation).toMatchObject({ status: 'open', owner: 'queue' })
    expect((await scene.stored(id)).slice(-4)).toEqual(['· closed, bot', 'B Goodbye!', 'V One more thing', '· open, queue'])
    await ada.reply('Tell me')
    await visitor.sees('Tell me')
    await visitor.leave()
    await ada.press('Close')
  })

  it('asked how it was, the visitor writes something else: the survey gives way to people', async () => {
    await scene.publish(
      flowOf(
        'rated',
        [
          ['start', 'start', {}, { next: 'topic' }],
          ['topic', 'ask', { question: en('Say it') }, { answered: 'people' }],
          ['people', 'handoff', { waiting: en('One moment'), askEmail: 'never' }],
        ],
        { options: { survey: { config: { survey: 'after' } } } },
      ),
    )
    const visitor = await scene.visitor('rated')
    await visitor.says('Is it done?')
    const id = await ada.open('One moment', 'Unassigned')
    await ada.reply('Nearly')
    await visitor.sees('Nearly')
    await widgetOn(visitor.page).locator('textarea').fill('When will it be?')
    await ada.press('Close')
    await visitor.sees('How satisfied are you with this conversation?')
    await widgetOn(visitor.page).locator('textarea').press('Enter')
    await ada.sees('When will it be?')
    await ada.reply('Tomorrow')
    await visitor.sees('Tomorrow')
    expect((await scene.team(`GET /api/conversations/${id}`)).conversation).toMatchObject({ status: 'open', owner: 'agent' })
    await ada.press('Close')
    await visitor.chat.getByText('The chat was closed').nth(1).waitFor()
    const asked = 'B How satisfied are you with this conversation?'
    expect(count(await scene.stored(id), asked)).toBe(1)
    await visitor.leave()
  })
})
