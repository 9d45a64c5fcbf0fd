import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { openChat, widgetOn } from '../rig/widget-scene.ts'

let scene: JourneyScene
beforeAll(async () => {
  scene = await createJourneyScene()
  await publish('agree', { consent: 'explicit', consentText: en('May we keep what you write?') })
  await publish('cookies', { cookies: 'start' })
})
afterAll(() => scene.close())

async function publish(id: string, options: object): Promise<void> {
  const flow = flowOf(
    id,
    [
      ['start', 'start', {}, { next: 'name' }],
      ['name', 'ask', { question: en('Your name?'), saveAs: 'name' }, { answered: 'hi' }],
      ['hi', 'say', { text: en('Hello {{vars.name}}!') }],
    ],
    { options },
  )
  await scene.team('POST /api/flows', { flow })
  await scene.team(`POST /api/flows/${id}/publish`, { revision: 1 })
}

describe('somebody who is asked to agree first', () => {
  it('writes nothing before, goes on after, and takes it back; the team sees what proves it', async () => {
    const ada = await scene.agent('Ada')
    const visitor = await scene.visitor('agree')
    const field = visitor.chat.getByRole('textbox')
    await visitor.chat.getByText('May we keep what you write?').first().waitFor()
    await expect.poll(() => field.isDisabled()).toBe(true)
    await visitor.picks('I agree')
    await visitor.sees('Your name?')
    await expect.poll(() => field.isEnabled()).toBe(true)
    await visitor.says('Grace')
    await visitor.sees('Hello Grace!')

    await ada.open('Grace', 'Bots')
    const side = ada.page.getByRole('complementary')
    const consent = side.locator('section').filter({ has: ada.page.getByRole('heading', { name: 'Consent' }) })
    await consent.locator('summary').filter({ hasText: 'Keep and use data' }).click()
    await consent.getByText('May we keep what you write?').waitFor()
    await consent.getByText('By a button').waitFor()

    await visitor.chat.getByRole('button', { name: 'More' }).click()
    await visitor.chat.getByRole('menuitem', { name: 'Privacy' }).click()
    await visitor.chat.getByRole('button', { name: /^Withdraw: / }).click()
    await visitor.chat.getByText(/^Withdrawn /).waitFor()
    await visitor.chat.getByRole('button', { name: 'Back' }).click()
    // It is asked again, and nothing else can be written.
    await expect.poll(() => visitor.chat.getByText('May we keep what you write?').count()).toBe(2)
    await expect.poll(() => field.isDisabled()).toBe(true)
    await consent.getByText('Withdrawn').first().waitFor()
    await visitor.leave()
    await ada.leave()
  })
})

describe('a browser that may not remember anything unasked', () => {
  it('keeps nothing before the visitor allows it, and says in the conversation what was decided', async () => {
    const page = await scene.visit(`${scene.server.url}/demo?flow=cookies`)
    const chat = await openChat(page)
    const kept = () => page.evaluate(() => Object.keys(localStorage).length)
    await chat.getByRole('region', { name: 'Remember you in this browser' }).waitFor()
    expect(await chat.getByRole('textbox').count()).toBe(0)
    expect(await kept()).toBe(0)
    await chat.getByRole('button', { name: 'Accept' }).click()
    await chat.getByRole('textbox').fill('Grace')
    await chat.getByRole('textbox').press('Enter')
    await chat.getByRole('log').getByText('Hello Grace!').waitFor()
    await expect.poll(kept).toBeGreaterThan(0)
    const { conversations } = await scene.team('GET /api/conversations?view=bots')
    const own = conversations.find((one: { flow: string }) => one.flow === 'cookies')
    const evidence = async () => (await scene.team(`GET /api/conversations/${own.id}/consents`)).evidence
    await expect.poll(evidence).toMatchObject([{ purpose: 'cookies', decision: 'granted', method: 'button', version: 1 }])
    await page.reload()
    await widgetOn(page).getByText('Hello Grace!').first().waitFor()

    await chat.getByRole('button', { name: 'More' }).click()
    await chat.getByRole('menuitem', { name: 'Privacy' }).click()
    await chat.getByRole('button', { name: /^Withdraw: / }).click()
    await chat.getByText(/^Withdrawn /).waitFor()
    await expect.poll(kept).toBe(0)
    // The chat goes on in this page, and is asked about anew on the next one.
    await chat.getByRole('button', { name: 'Back' }).click()
    await chat.getByRole('log').getByText('Hello Grace!').waitFor()
    await page.reload()
    await (await openChat(page)).getByRole('region', { name: 'Remember you in this browser' }).waitFor()
    await page.context().close()
  })

  it('works for this page where the visitor declines', async () => {
    const page = await scene.visit(`${scene.server.url}/demo?flow=cookies`)
    const chat = await openChat(page)
    await chat.getByRole('button', { name: 'Decline' }).click()
    await chat.getByRole('textbox').fill('Ada')
    await chat.getByRole('textbox').press('Enter')
    await chat.getByRole('log').getByText('Hello Ada!').waitFor()
    expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0)
    await page.context().close()
  })
})

describe('a live chat', () => {
  // A second try begins with another one.
  let tries = 0

  it('is set without drawing, and met by a visitor as it was set', async () => {
    tries += 1
    const desk = `desk-${tries}`
    const templates = await scene.team('GET /api/templates')
    const { flow } = templates.find(({ id }: { id: string }) => id === 'live-chat')
    await scene.team('POST /api/flows', { flow: { ...flow, id: desk, name: 'Desk', languages: ['en'], options: {} } })
    const { url } = await scene.team('POST /api/invites', { email: `nora-${tries}@example.com`, role: 'marketer' })
    const context = await scene.tests.person({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole('textbox', { name: 'Name' }).fill('Nora')
    await page.getByLabel('New password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Join the team' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()
    await page.goto(`${scene.server.url}/flows/${desk}`)
    const settings = page.getByRole('complementary', { name: 'Live chat' })
    const welcome = settings.getByRole('textbox', { name: /^Text/ })
    await welcome.click()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Welcome to the desk')
    const search = settings.getByRole('switch', { name: 'Search the articles first' })
    await search.press(' ')
    await expect.poll(() => search.isChecked()).toBe(true)
    const header = page.locator('header').first()
    await header.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('dialog', { name: /is published$/ }).waitFor()
    await context.close()

    const visitor = await scene.visitor(desk)
    await visitor.sees('Welcome to the desk')
    await visitor.says('quibbles and zebras')
    await expect.poll(() => visitor.lines()).toEqual(expect.arrayContaining([expect.stringContaining('other words')]))
    await visitor.leave()
  })
})
