import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createWidgetScene, openChat, type WidgetScene, waitForFocus, widgetOn, write } from '../rig/widget-scene.ts'

const password = 'correct horse battery'

let scene: WidgetScene

beforeAll(async () => {
  scene = await createWidgetScene()
  await scene.publish(askForPeople)
})
afterAll(() => scene.close())

/** A flow that greets and gives the conversation to people. */
const askForPeople = {
  format: 1,
  id: 'people',
  name: 'Straight to people',
  kind: 'bot',
  languages: ['en'],
  nodes: [
    { id: 'start', action: 'start' },
    { id: 'ask', action: 'ask', config: { question: { en: 'What is it about?' }, saveAs: 'topic' } },
    { id: 'people', action: 'handoff', config: { askEmail: 'never' } },
  ],
  edges: [
    { id: 'e1', source: 'start', port: 'next', target: 'ask' },
    { id: 'e2', source: 'ask', port: 'answered', target: 'people' },
  ],
}

/** A colleague: made by an invitation, signed in on the page as people do. */
async function colleague(name: string): Promise<Page> {
  const email = `${name.toLowerCase()}@example.com`
  const { url } = await scene.team('POST /api/invites', { email, role: 'agent' })
  const context = await scene.tests.person({ viewport: { width: 1440, height: 900 } })
  const accepted = await context.request.post(`${scene.server.url}/api/links/${url.split('/').at(-1)}`, {
    data: { name, password },
    headers: { origin: scene.server.url },
  })
  expect(accepted.status()).toBeLessThan(300)
  await context.clearCookies()
  const page = await context.newPage()
  await page.goto(`${scene.server.url}/sign-in`)
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor()
  return page
}

async function visitor(topic: string): Promise<Page> {
  const page = await scene.visit(`${scene.server.url}/demo?flow=people`)
  await openChat(page)
  await write(page, topic)
  return page
}

/** The conversation in the list of those who wait. */
const waiting = (page: Page): Locator => page.getByRole('listitem').getByRole('link', { name: /Waiting/ })

describe('the inbox', () => {
  it('shows who waits as it happens; an answer takes it, and is read in the chat; by mouse', async () => {
    const mette = await colleague('Mette')
    await mette.getByText('Nobody is waiting').waitFor()

    const lena = await visitor('A quote for my roof')
    await waiting(mette).click()
    const thread = mette.getByRole('log')
    await thread.getByText('A quote for my roof').waitFor()
    await thread.getByText('The flow asked for people. The bot stopped here.').waitFor()

    await mette.getByRole('textbox', { name: /^Reply to/ }).fill('Good afternoon, I am **Mette**.')
    await mette.getByRole('button', { name: 'Send' }).click()
    await widgetOn(lena).getByText('Good afternoon, I am Mette.').waitFor()
    await thread.getByText('Good afternoon, I am Mette.').waitFor()
    expect(await thread.getByText('Good afternoon, I am Mette.').count()).toBe(1)
    await thread.getByText('You took over.').waitFor()

    await write(lena, 'Is the survey free?')
    await thread.getByText('Is the survey free?').waitFor()

    await mette.getByRole('button', { name: 'Close', exact: true }).click()
    await thread.getByText('You closed it.').waitFor()
    await mette.getByRole('button', { name: 'Reopen' }).waitFor()
    await lena.context().close()
    await mette.context().close()
  })

  it('is worked with the keyboard alone: next, reply with a snippet, note with a name, label, close', async () => {
    await scene.team('PUT /api/snippets/free', {
      revision: 0,
      shortcut: 'survey-free',
      text: 'The survey is free, {{contact.firstName|there}}.',
    })
    const priya = await colleague('Priya')
    const jonas = await colleague('Jonas')
    const keys = jonas.keyboard
    const pieter = await visitor('What does a survey cost?')
    await waiting(jonas).waitFor()

    await keys.press('j')
    const thread = jonas.getByRole('log')
    await thread.getByText('What does a survey cost?').waitFor()
    await keys.press('r')
    await waitForFocus(jonas.getByRole('textbox', { name: /^Reply to/ }))
    await keys.type('/surv')
    await jonas.getByRole('option', { name: /survey-free/ }).waitFor()
    await keys.press('Enter')
    await keys.press('Control+Enter')
    await widgetOn(pieter).getByText('The survey is free, there.').waitFor()

    await keys.press('Escape')
    await keys.press('n')
    await waitForFocus(jonas.getByRole('textbox', { name: 'Note for the team' }))
    await keys.type('Please plan it, @Pri')
    await jonas.getByRole('option', { name: /Priya/ }).waitFor()
    await keys.press('Enter')
    await keys.press('Control+Enter')
    await thread.getByText('Please plan it,').waitFor()
    await priya.getByRole('alert').getByText('Please plan it').waitFor()
    expect(await widgetOn(pieter).getByText('Please plan it').count()).toBe(0)

    await keys.press('Escape')
    await keys.press('l')
    await waitForFocus(jonas.getByRole('combobox', { name: 'Labels' }))
    await keys.type('survey')
    await keys.press('Enter')
    await thread.getByText('You added the label survey.').waitFor()
    await keys.press('Escape')
    await jonas.getByRole('combobox', { name: 'Labels' }).waitFor({ state: 'detached' })
    await keys.press('e')
    await thread.getByText('You closed it.').waitFor()
    await pieter.context().close()
    await jonas.context().close()
    await priya.context().close()
  })

  it('keeps a draft over a reload, and sends after the line was gone', async () => {
    const sofie = await colleague('Sofie')
    const anja = await visitor('Does it fit in a garage?')
    await waiting(sofie).click()
    const field = sofie.getByRole('textbox', { name: /^Reply to/ })
    await field.fill('Most of them do')
    await sofie.reload()
    await expect.poll(() => field.inputValue()).toBe('Most of them do')

    await sofie.context().setOffline(true)
    await sofie.getByRole('button', { name: 'Send' }).click()
    await sofie.getByText('Not sent.').waitFor()
    await sofie.context().setOffline(false)
    await widgetOn(anja).getByText('Most of them do').waitFor()
    await expect.poll(() => sofie.getByText('Not sent.').count()).toBe(0)
    expect(await sofie.getByRole('log').getByText('Most of them do').count()).toBe(1)
    await anja.context().close()
    await sofie.context().close()
  })
})
