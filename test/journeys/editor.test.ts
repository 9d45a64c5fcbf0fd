import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flowOf } from '../rig/flow-of.ts'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'

let scene: JourneyScene
beforeAll(async () => {
  scene = await createJourneyScene()
})
afterAll(() => scene.close())

/** One beside the other, so that each can be clicked. */
function drawn(...parts: Parameters<typeof flowOf>) {
  const flow = flowOf(...parts)
  const nodes: readonly object[] = Array.isArray(flow['nodes']) ? flow['nodes'] : []
  return { ...flow, nodes: nodes.map((node, index) => ({ ...node, position: { x: index * 260, y: 40 } })) }
}

const text = (words: string) => ({ text: { en: words } })

/** A marketer before the canvas of a flow. */
async function marketer(name: string, flow: string): Promise<Page> {
  const { url } = await scene.team('POST /api/invites', { email: `${name.toLowerCase()}@example.com`, role: 'marketer' })
  const context = await scene.tests.person({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByLabel('New password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Join the team' }).click()
  await page.getByRole('navigation', { name: 'Main' }).waitFor()
  await page.goto(`${scene.server.url}/flows/${flow}`)
  await page.getByRole('navigation', { name: 'Sides of the flow' }).waitFor()
  return page
}

const cardOn = (page: Page, title: string): Locator => page.locator('.react-flow__node').filter({ hasText: title }).first()
const headOf = (page: Page): Locator => page.locator('header').first()

async function publish(page: Page, note: string): Promise<void> {
  await headOf(page).getByRole('button', { name: 'Publish' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'What is new?' }).fill(note)
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('dialog', { name: /is published$/ }).waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
}

describe('a flow is published', () => {
  it('with a note, is met at once, compared with what it was, and taken back', async () => {
    await scene.team('POST /api/flows', {
      flow: drawn('offer', [
        ['start', 'start', {}, { next: 'hi' }],
        ['hi', 'say', text('Hello from the first version'), { next: 'bye' }],
        ['bye', 'say', text('That was all')],
      ]),
    })
    const page = await marketer('Nora', 'offer')
    await cardOn(page, 'Hello from the first version').waitFor()
    await publish(page, 'The first')
    const visitor = await scene.visitor('offer')
    await visitor.sees('Hello from the first version')

    await cardOn(page, 'Hello from the first version').click()
    await page.getByRole('complementary').getByRole('textbox', { name: /^Text/ }).fill('Hello from the second version')
    await publish(page, 'A better greeting')
    const later = await scene.visitor('offer')
    await later.sees('Hello from the second version')

    await page.getByRole('button', { name: /^draft/ }).click()
    const versions = page.getByRole('complementary', { name: 'Versions' })
    await versions.getByRole('listitem').first().filter({ hasText: 'Nora' }).waitFor()
    expect(await versions.getByRole('listitem').first().innerText()).toMatch(/Version 2\s+Live\s+A better greeting\s+Nora/)
    await versions.getByRole('button', { name: 'More for Version 1' }).click()
    await page.getByRole('menuitem', { name: 'Compare with the draft' }).click()
    const changes = page.getByRole('region', { name: 'Changes' })
    await changes.getByText('“Hello from the first version”').waitFor()
    await changes.getByText('“Hello from the second version”').waitFor()

    await page.getByRole('button', { name: 'Restore version 1' }).click()
    await cardOn(page, 'Hello from the first version').waitFor()
    await expect
      .poll(async () => JSON.stringify(await scene.team('GET /api/flows/offer')))
      .toContain('Hello from the first version')
    await page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).click()
    await cardOn(page, 'Hello from the second version').waitFor()
    expect((await scene.team('GET /api/flows/offer/versions')).length).toBe(2)
    await page.context().close()
  })

  it('not while there is an error in it: the list leads to the error, and what mends it lets it go', async () => {
    const signup = drawn('signup', [
      ['start', 'start', {}, { next: 'mail' }],
      ['mail', 'email-capture', { question: { en: 'Where to?' } }, { captured: 'may' }],
      ['may', 'consent', text('May we keep your address?'), { granted: 'thanks' }],
      ['thanks', 'say', text('Thank you')],
    ])
    await scene.team('POST /api/flows', { flow: { ...signup, options: { consent: 'explicit' } } })
    const page = await marketer('Omar', 'signup')
    await page.getByRole('button', { name: '1 error' }).waitFor()
    await headOf(page).getByRole('button', { name: 'Publish' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('1 error keeps the flow from being published.').waitFor()
    await dialog.getByRole('button', { name: 'Show the errors' }).click()
    const problems = page.getByRole('region', { name: 'Problems' })
    await problems.getByRole('button', { name: /Personal data/ }).click()
    // The way there is lit, and the panel is open at the node.
    await page.getByText('Witness path,').waitFor()
    await page.getByRole('complementary').getByText('Where to?').waitFor()
    await page.getByRole('button', { name: 'Put the path out' }).click()
    await page.getByText('Witness path,').waitFor({ state: 'hidden' })

    await page.keyboard.press('Escape')
    await cardOn(page, 'Where to?').click()
    await page.keyboard.press('Delete')
    await problems.getByText('1 error').waitFor({ state: 'hidden' })
    await publish(page, 'Without the question')
    expect((await scene.team('GET /api/flows/signup/versions')).map((one: { note?: string }) => one.note)).toEqual([
      'Without the question',
    ])
    await page.context().close()
  })
})
