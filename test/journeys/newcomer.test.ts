import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { invited, storedFlow, storedWays } from '../rig/marketer.ts'

let scene: JourneyScene
beforeAll(async () => {
  scene = await createJourneyScene()
})
afterAll(() => scene.close())

const flow = 'roof-help'
const drawn = ['ask answered branch', 'branch otherwise say', 'branch rule handoff', 'start next ask']

/** Whoever draws with the mouse: the keyboard is for what is written. */
function handsOn(page: Page) {
  const panel = page.getByRole('complementary', { name: 'Step', exact: true })
  const nodes = page.locator('.react-flow__node-card')
  const cardOf = (words: string): Locator => nodes.filter({ hasText: words }).first()
  const portOf = (card: Locator, name: string): Locator => card.getByRole('button', { name: new RegExp(`^${name}: leads`) })

  async function drag(what: Locator, x: number, y: number): Promise<void> {
    const box = await what.boundingBox()
    if (!box) throw new Error('it is nowhere')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(x - 40, y - 30, { steps: 4 })
    await page.mouse.move(x, y, { steps: 4 })
    await page.mouse.up()
  }
  return {
    panel,
    nodes,
    cardOf,
    portOf,
    drag,
    /** Pulls a way out onto the empty canvas, and picks what comes there. */
    async pull(port: Locator, x: number, y: number, action: RegExp): Promise<void> {
      const before = await nodes.count()
      await drag(port, x, y)
      await page.getByRole('dialog', { name: 'Add a step' }).getByRole('button', { name: action }).click()
      await expect.poll(() => nodes.count()).toBe(before + 1)
    },
    async write(field: Locator, words: string): Promise<void> {
      await field.click()
      await page.keyboard.type(words)
    },
    async pick(field: Locator, option: string): Promise<void> {
      await field.click()
      await page.getByRole('option', { name: option, exact: true }).click()
    },
  }
}

it('somebody new draws a flow with a branch by the mouse, mends it, tries it, publishes it, and it is answered', async () => {
  const page = await invited(scene, 'Nora')
  const { panel, nodes, cardOf, portOf, drag, pull, write, pick } = handsOn(page)
  await write(page.getByRole('textbox', { name: 'Name' }), 'Nora')
  await write(page.getByLabel('New password'), 'correct horse battery')
  await page.getByRole('button', { name: 'Join the team' }).click()

  // A flow of its own, from nothing.
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Flows' }).click()
  await page.getByRole('button', { name: 'New flow' }).click()
  await page.getByRole('radio', { name: /^Blank flow/ }).click()
  await write(page.getByRole('textbox', { name: 'Name' }), 'Roof help')
  await page.getByRole('button', { name: 'Create flow' }).click()
  await page.getByRole('heading', { name: 'Roof help' }).waitFor()
  await nodes.first().waitFor()
  const blank = await storedFlow(scene, flow)
  expect(blank.nodes.map(({ action }) => action)).toEqual(['start'])

  // A question with two answers, at the end of a line that is let go over the empty canvas.
  await pull(portOf(nodes.first(), 'Next'), 520, 240, /^Ask Asks/)
  await write(panel.getByRole('textbox', { name: 'Question' }), 'What about your roof?')
  await pick(panel.getByRole('combobox', { name: 'Kind of answer' }), 'One choice')
  await panel.getByRole('button', { name: 'Add a choice' }).click()
  await page.keyboard.type('It leaks')
  await panel.getByRole('button', { name: 'Add a choice' }).click()
  await page.keyboard.type('A new one')
  const ask = cardOf('What about your roof?')
  await portOf(ask, 'A new one').waitFor()

  // If it leaks, a person comes; the rule says so in the words of the answer.
  await pull(portOf(ask, 'Answered'), 850, 300, /^If \/ then/)
  await panel.getByRole('button', { name: 'Add a rule' }).click()
  await pick(panel.getByRole('textbox', { name: 'What is looked at' }), 'Chosen answer')
  await pick(panel.getByRole('textbox', { name: 'Value' }), 'It leaks')
  const branch = cardOf('If / then')
  await pull(portOf(branch, 'Chosen answer is “?It leaks”?'), 830, 560, /^Hand over to people/)
  await write(panel.getByRole('textbox', { name: /^While waiting/ }), 'A roofer joins you.')

  // Otherwise words do: dragged from the list of steps, and connected to.
  await drag(page.getByRole('button', { name: 'Say', exact: true }), 480, 640)
  await expect.poll(() => nodes.count()).toBe(5)
  const say = cardOf('Nothing written yet')
  const box = await say.boundingBox()
  if (!box) throw new Error('the card is nowhere')
  await drag(portOf(branch, 'Otherwise'), box.x + box.width / 2, box.y + 30)
  await expect.poll(() => storedWays(scene, flow)).toEqual(drawn)

  // What is wrong with it is told, and mended where it is.
  await page.getByRole('button', { name: '1 error' }).click()
  await page.getByRole('region', { name: 'Problems' }).getByRole('button', { name: /Say/ }).first().click()
  await write(panel.getByRole('textbox', { name: /^Text/ }), 'We send you a catalogue.')
  await page.getByRole('button', { name: '1 error' }).waitFor({ state: 'hidden' })

  // A choice by another name is the same choice: the rule says its new name, every way stays.
  await ask.click()
  await panel.getByRole('textbox', { name: 'Choice 1' }).selectText()
  await page.keyboard.type('My roof leaks')
  await portOf(branch, 'Chosen answer is “?My roof leaks”?').waitFor()
  expect(await storedWays(scene, flow)).toEqual(drawn)

  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  const preview = page.getByRole('complementary', { name: 'Preview' })
  const chat = preview.frameLocator('iframe')
  await chat.getByRole('button', { name: 'A new one' }).click()
  await chat.getByText('We send you a catalogue.').waitFor()
  await preview.getByRole('button', { name: 'Close the preview' }).click()

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await write(dialog.getByRole('textbox', { name: 'What is new?' }), 'Leaks first')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await page
    .getByRole('dialog', { name: /is published$/ })
    .getByRole('button', { name: 'Done' })
    .click()
  await expect.poll(() => page.getByRole('switch', { name: /^Live/ }).isChecked()).toBe(true)

  await chatWithIt()

  // All of it taken back, gesture by gesture: what it began with.
  await page.locator('.react-flow__pane').click({ position: { x: 600, y: 20 } })
  const undo = page.getByRole('toolbar').getByRole('button', { name: 'Undo' })
  for (let steps = 0; steps < 40 && (await undo.isEnabled()); steps += 1) await page.keyboard.press('Control+z')
  await expect.poll(() => storedFlow(scene, flow)).toEqual(blank)
  await page.context().close()
}, 180_000)

async function chatWithIt(): Promise<void> {
  const curious = await scene.visitor(flow)
  await curious.picks('A new one')
  await curious.sees('We send you a catalogue.')
  await curious.leave()

  const ada = await scene.agent('Ada')
  const wet = await scene.visitor(flow)
  await wet.picks('My roof leaks')
  await wet.sees('A roofer joins you.')
  const id = await ada.open('A roofer joins you.')
  await ada.reply('Ada here: a roofer comes today.')
  await wet.sees('Ada here: a roofer comes today.')
  expect((await scene.stored(id)).filter(line => !line.startsWith('·'))).toEqual([
    'B What about your roof?',
    'V My roof leaks',
    'B A roofer joins you.',
    'A Ada: Ada here: a roofer comes today.',
  ])
  await wet.leave()
  await ada.leave()
}
