import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { createJourneyScene, type JourneyScene, type Visitor } from '../rig/journey-scene.ts'
import { waitForFocus } from '../rig/widget-scene.ts'

let scene: JourneyScene
const noted = en('Noted: {{vars.topic}}')

beforeAll(async () => {
  scene = await createJourneyScene()
  await scene.publish(
    flowOf('help', [
      ['start', 'start', {}, { next: 'topic' }],
      ['topic', 'ask', { question: en('What is it about?'), saveAs: 'topic' }, { answered: 'people' }],
      ['people', 'handoff', { waiting: noted, away: noted, askEmail: 'never' }],
    ]),
  )
})
afterAll(() => scene.close())

async function waiting(words: string): Promise<Visitor> {
  const visitor = await scene.visitor('help')
  await visitor.says(words)
  await visitor.sees(`Noted: ${words}`)
  return visitor
}

describe('an agent', () => {
  it('answers on a phone: from the list into the conversation, and back', async () => {
    const visitor = await waiting('My battery beeps')
    const ada = await scene.agent('Ada', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true })
    const { page } = ada
    const fits = async (): Promise<void> =>
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    const row = page.getByRole('listitem').getByRole('link').filter({ hasText: 'My battery beeps' })
    await row.tap()
    await ada.sees('Noted: My battery beeps')
    expect(await row.isVisible()).toBe(false)
    await fits()
    await ada.field.tap()
    await ada.field.fill('Is the lamp red?')
    await page.getByRole('button', { name: 'Send' }).tap()
    await visitor.sees('Is the lamp red?')
    await visitor.says('It is')
    await ada.sees('It is')
    await page.getByRole('button', { name: 'About the visitor' }).tap()
    await page.getByRole('dialog', { name: 'About the visitor' }).getByText('What we know').waitFor()
    await page.getByRole('dialog', { name: 'About the visitor' }).getByRole('button', { name: 'Close' }).first().tap()
    await page.getByRole('dialog', { name: 'About the visitor' }).waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Back to the list' }).tap()
    await page.getByText('Nobody is waiting').waitFor()
    await fits()
    await page.getByRole('button', { name: 'Lists' }).tap()
    await page.getByRole('dialog').getByRole('link', { name: 'Mine' }).tap()
    await row.or(page.getByRole('listitem').getByRole('link').filter({ hasText: 'It is' })).tap()
    await page.getByRole('button', { name: 'Close', exact: true }).tap()
    await ada.sees('You closed it.')
    await ada.leave()
    await visitor.leave()
  })

  it('has hands on the keyboard only: finds, replies, notes, closes, and reopens', async () => {
    const [visitor, other] = [await waiting('A quote for the barn'), await waiting('A quote for the shed')]
    const bob = await scene.agent('Bob')
    const { page } = bob
    const keys = page.keyboard
    await page.getByRole('listitem').getByRole('link').filter({ hasText: 'the shed' }).waitFor()
    await keys.press('/')
    const search = page.getByRole('searchbox', { name: 'Search in this list' })
    await waitForFocus(search)
    await keys.type('barn')
    await page.getByRole('listitem').getByRole('link').filter({ hasText: 'the shed' }).waitFor({ state: 'detached' })
    // Out of the field, over what closes it and what clears the words, into what was found.
    const found = page.getByRole('listitem').getByRole('link').filter({ hasText: 'the barn' })
    await found.waitFor()
    await expect
      .poll(async () => {
        await keys.press('Tab')
        return found.evaluate(element => element.matches(':focus'))
      })
      .toBe(true)
    await keys.press('Enter')
    await bob.sees('Noted: A quote for the barn')
    await keys.press('r')
    await waitForFocus(bob.field)
    await keys.type('How large is it?')
    await keys.press('Control+Enter')
    await visitor.sees('How large is it?')
    await keys.press('Escape')
    await keys.press('n')
    await waitForFocus(page.getByRole('textbox', { name: 'Note for the team' }))
    await keys.type('A large one')
    await keys.press('Control+Enter')
    await bob.sees('A large one')
    await keys.press('Escape')
    await keys.press('e')
    await bob.sees('You closed it.')
    await visitor.chat.getByText('The chat was closed').waitFor()
    await keys.press('o')
    await bob.sees('You reopened it.')
    await visitor.chat.getByText('The chat goes on').waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    expect((await scene.team(`GET /api/conversations/${id}`)).conversation).toMatchObject({
      status: 'open',
      owner: 'queue',
      assignee: { id: bob.id },
    })
    expect((await scene.log(id)).filter(({ type }) => type === 'note')).toHaveLength(1)
    expect((await scene.stored(id)).join()).not.toContain('A large one')
    await bob.leave()
    await visitor.leave()
    await other.leave()
  })
})
