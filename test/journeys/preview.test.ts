import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'

let scene: AppScene
beforeAll(async () => {
  scene = await createAppScene()
})
afterAll(() => scene.close())

test('whoever draws a flow tries it out beside the canvas: the chat answers, the canvas shows where it is, time passes, and they play the agent', async () => {
  const page = await scene.open('/')
  await scene.setUp(page, { name: 'Mia', email: 'mia@example.com', password: 'correct horse battery' })
  await page.goto(`${scene.server.url}/flows/welcome-and-qualify`)
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  const panel = page.getByRole('complementary', { name: 'Preview' })
  const chat = panel.frameLocator('iframe')
  await chat.getByText('What can we help you with?').waitFor()

  // The widget talks to the draft; what it hears is known beside it.
  await chat.getByRole('button', { name: 'Support' }).click()
  await panel.getByRole('tab', { name: 'Steps' }).click()
  await expect.poll(() => panel.locator('ol li').count()).toBeGreaterThan(3)
  expect(await scene.barriers(page)).toEqual([])

  // Nobody answers: the next timer fires at once.
  const skip = panel.getByRole('button', { name: 'Skip' })
  await skip.waitFor()
  const before = await panel.locator('ol li').count()
  await skip.click()
  await expect.poll(() => panel.locator('ol li').count()).toBeGreaterThan(before)

  // From the beginning again; the visitor asks for a person, and whoever draws plays one.
  await panel.getByRole('button', { name: 'Start again' }).first().click()
  await chat.getByText('What can we help you with?').waitFor()
  await chat.getByRole('textbox').fill('human')
  await chat.getByRole('textbox').press('Enter')
  await panel.getByRole('button', { name: 'Take over' }).click()
  await panel.getByRole('textbox', { name: 'Answer as an agent' }).fill('Hi, this is Mia.')
  await panel.getByRole('button', { name: 'Send' }).click()
  await chat.getByText('Hi, this is Mia.').waitFor()

  // Nothing of it has come to the inbox, and nothing was refused by a policy.
  await panel.getByRole('button', { name: 'Close the preview' }).click()
  await page.goto(`${scene.server.url}/inbox/all`)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  expect(await page.getByText('Hi, this is Mia.').count()).toBe(0)
  expect(await scene.server.runtime.store.conversations.list({ limit: 10 })).toMatchObject({ rows: [] })
  expect(scene.refused).toEqual([])
})
