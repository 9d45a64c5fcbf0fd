import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { invited, storedFlow, storedWays } from '../rig/marketer.ts'

let scene: JourneyScene
beforeAll(async () => {
  scene = await createJourneyScene()
})
afterAll(() => scene.close())

const flow = 'garden-help'

type Role = Parameters<Page['getByRole']>[0]

/** Somebody who has keys, and hears roles and names: what has the focus, and what was said. */
function byKeys(page: Page) {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const type = (words: string): Promise<void> => page.keyboard.type(words)
  const here = (role: Role, name: string | RegExp) => page.getByRole(role, { name, exact: true }).and(page.locator(':focus'))
  return {
    press,
    type,
    here,
    /** Goes on by Tab until the focus is there. */
    async tabTo(role: Role, name: string | RegExp, key = 'Tab'): Promise<void> {
      for (let tries = 0; tries < 40; tries += 1) {
        if ((await here(role, name).count()) > 0) return
        await press(key)
      }
      throw new Error(`no ${role} ${String(name)} on the way: ${await page.locator(':focus').ariaSnapshot()}`)
    },
    /** Opens the list of the field that has the focus, and takes an option of it. */
    async choose(name: string): Promise<void> {
      await press('Enter')
      const option = page.getByRole('option', { name, exact: true })
      await option.waitFor()
      const isAt = (): Promise<boolean> =>
        option.evaluate(element => element.id === document.activeElement?.getAttribute('aria-activedescendant'))
      for (let tries = 0; tries < 40 && !(await isAt()); tries += 1) await press('ArrowDown')
      await press('Enter')
      await option.waitFor({ state: 'hidden' })
    },
    /** Connects what is selected: from this way out, if there are several, to what is typed. */
    async connect(...typed: readonly string[]): Promise<void> {
      await press('c')
      for (const words of typed) {
        await page.getByRole('dialog').getByRole('searchbox').and(page.locator(':focus')).waitFor()
        await type(words)
        await press('Enter')
      }
    },
    /** Into the panel of what is selected. */
    async open(): Promise<void> {
      await press('Enter')
      await here('textbox', 'Name of the step').waitFor()
    },
    said: (words: string | RegExp): Promise<void> =>
      page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' }),
    /** The focus is on a step of the canvas that says so of itself. */
    at: (name: RegExp): Promise<void> => page.getByRole('group', { name }).and(page.locator(':focus')).waitFor(),
  }
}

it('a flow with a branch is drawn, published and taken back by the keyboard alone', async () => {
  const page = await invited(scene, 'Omar')
  const { press, type, here, tabTo, choose, connect, open, said, at } = byKeys(page)
  await tabTo('textbox', 'Name')
  await type('Omar')
  await tabTo('textbox', 'New password')
  await type('correct horse battery')
  await press('Enter')
  await page.getByRole('navigation', { name: 'Main' }).waitFor()

  await tabTo('link', 'Flows')
  await press('Enter')
  await page.getByRole('table').waitFor()
  await press('c')
  await page.getByRole('heading', { name: 'New flow' }).waitFor()
  await tabTo('radio', /^Blank flow/)
  await tabTo('textbox', 'Name')
  await type('Garden help')
  await press('Enter')
  await page.getByRole('heading', { name: 'Garden help' }).waitFor()
  await page.getByRole('group', { name: /Conversation starts/ }).waitFor()
  const blank = await storedFlow(scene, flow)

  // The question, and its two answers.
  await press('ArrowRight')
  await at(/^Trigger, Conversation starts/)
  await connect('Ask')
  await said('Added “Ask”, connected to Next of “Conversation starts”')
  await at(/^Ask/)
  await open()
  await tabTo('textbox', 'Question')
  await type('What about your garden?')
  await tabTo('combobox', 'Kind of answer')
  await choose('One choice')
  await tabTo('button', 'Add a choice')
  await press('Enter')
  await here('textbox', 'Choice 1').waitFor()
  await type('It grows')
  await press('Enter')
  await here('textbox', 'Choice 2').waitFor()
  await type('It withers')
  await press('Escape')
  await at(/^Ask/)

  // If it withers, a person comes.
  await connect('Answered', 'If')
  await said('Added “If / then”, connected to Answered of “Ask”')
  await at(/If \/ then/)
  await open()
  await tabTo('button', 'Add a rule')
  await press('Enter')
  await here('textbox', 'What is looked at').waitFor()
  await type('Chosen')
  await page.getByRole('option', { name: 'Chosen answer' }).waitFor()
  await press('Enter')
  await tabTo('textbox', 'Value')
  await type('withers')
  await page.getByRole('option', { name: 'It withers' }).waitFor()
  await press('Enter')
  await page.getByRole('button', { name: 'Rule 1: Chosen answer is It withers' }).waitFor()
  await press('Escape')
  await at(/If \/ then/)
  await connect('withers', 'Hand over')
  await said(/^Added “Hand over to people”, connected to Chosen answer is “?It withers”? of/)
  await at(/Hand over to people/)

  // Back over the way it came, and out by the other one.
  await press('Alt+ArrowLeft')
  await at(/If \/ then/)
  await connect('Otherwise', 'Say')
  await said('Added “Say”, connected to Otherwise of “If / then”')
  await at(/^Talk, Say/)
  await open()
  await tabTo('textbox', /^Text/)
  await type('How lovely.')
  await press('Escape')
  await at(/Say/)
  await expect
    .poll(() => storedWays(scene, flow))
    .toEqual(['ask answered branch', 'branch otherwise say', 'branch rule handoff', 'start next ask'])

  // Published from the list of commands, with a note.
  await page.getByRole('button', { name: /error/ }).waitFor({ state: 'hidden' })
  await press('Control+k')
  await page.getByRole('dialog').locator(':focus').waitFor()
  await type('Publish')
  await press('Enter')
  await here('textbox', 'What is new?').waitFor()
  await type('Withering first')
  await tabTo('button', 'Publish')
  await press('Enter')
  await page.getByRole('dialog', { name: /is published$/ }).waitFor()
  await tabTo('button', 'Done')
  await press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await expect.poll(() => page.getByRole('switch', { name: /^Live/ }).isChecked()).toBe(true)
  // Whoever was at a step is there again.
  await at(/Say/)

  const visitor = await scene.visitor(flow)
  await visitor.picks('It grows')
  await visitor.sees('How lovely.')
  await visitor.leave()

  for (let steps = 0; steps < 40; steps += 1) {
    if (!(await page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).isEnabled())) break
    await press('Control+z')
  }
  await expect.poll(() => storedFlow(scene, flow)).toEqual(blank)
  await page.context().close()
}, 180_000)
