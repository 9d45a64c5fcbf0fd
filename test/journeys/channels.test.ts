import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { type HookSite, hookSite } from '../rig/hook-site.ts'
import { type HostPage, type HostSite, hostSite } from '../rig/host-site.ts'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'
import { openChat, widgetOn } from '../rig/widget-scene.ts'

const secret = 'both of us know this'

let scene: JourneyScene
let mia: Page
let theirs: HookSite
const pages: Record<string, HostPage> = {}
const sites: HostSite[] = []
beforeAll(async () => {
  theirs = await hookSite(secret)
  scene = await createJourneyScene({ PRIVATE_TARGETS: theirs.host })
  await scene.publish({
    ...flowOf('roofs', [
      ['start', 'start', {}, { next: 'what' }],
      ['what', 'ask', { question: en('What is it?'), kind: 'text', saveAs: 'what' }, { answered: 'noted' }],
      ['noted', 'say', { text: en('Noted: {{vars.what}}') }],
    ]),
    channel: 'crm',
  })
  await scene.publish({
    ...flowOf('shop-hello', [
      ['start', 'start', {}, { next: 'hi' }],
      ['hi', 'say', { text: en('Hello from the roof shop') }],
    ]),
    channel: 'roof-shop',
  })
  const context = await scene.tests.person({ viewport: { width: 1280, height: 1400 }, reducedMotion: 'reduce' })
  mia = await context.newPage()
  await mia.goto(`${scene.server.url}/sign-in?to=/settings/channels`)
  await mia.getByRole('textbox', { name: 'Email' }).fill('mia@example.com')
  await mia.getByLabel('Password').first().fill('correct horse battery')
  await mia.getByRole('button', { name: 'Sign in' }).click()
  await mia.getByRole('heading', { name: 'Channels', level: 1 }).waitFor()
})
afterAll(async () => {
  await scene.close()
  await theirs.close()
  for (const site of sites) await site.close()
})

const press = (name: string): Promise<void> => mia.getByRole('button', { name, exact: true }).click()
const field = (name: string) => mia.getByRole('textbox', { name, exact: true })
const sees = (words: string | RegExp): Promise<void> => mia.getByText(words).first().waitFor()
const address = (): string => `${scene.server.url}/channels/hook/crm/`

describe('an admin connects a system of their own', () => {
  it('reads how it goes, fills it in, and is told what to give the other side', async () => {
    await mia.getByRole('link', { name: 'Connect a channel' }).click()
    await mia.getByRole('link', { name: 'Webhook' }).click()
    await sees('Make up a long secret, set it here and in your system: both sides sign with it.')
    await field('Address').fill(theirs.url)
    await mia.getByLabel('Secret', { exact: true }).fill('something else')
    await field('Id').fill('crm')
    await press('Connect')
    await mia.getByRole('heading', { name: 'crm', level: 1 }).waitFor()
    await sees(address())
  })

  it('tries it, reads what is wrong, sets the secret anew, and it works', async () => {
    await press('Test connection')
    await sees(/Set the same secret on both sides/)
    await press('Replace the secret “Secret”')
    const panel = mia.getByRole('dialog', { name: 'Secret “Secret”' })
    await panel.getByRole('textbox', { name: 'Value' }).fill(secret)
    await panel.getByRole('button', { name: 'Save' }).click()
    await panel.waitFor({ state: 'hidden' })
    await press('Test connection')
    await sees('The connection works.')
    expect(theirs.tests).toBe(1)
    expect(await mia.content()).not.toContain(secret)
  })

  it('sees it work once somebody has written', async () => {
    expect(await theirs.say(address(), 'a1', 'Hello')).toBe(200)
    await expect.poll(() => theirs.read).toEqual(['What is it?'])
    await expect.poll(() => mia.getByText('Nothing since the server started').count()).toBe(0)
    await sees('It works: what comes is taken up, and what is said is sent.')
  })

  it('pauses it: what comes waits, and is answered once it goes on', async () => {
    await press('Pause')
    await sees(/Nothing is taken up and nothing is sent/)
    expect(await theirs.say(address(), 'a2', 'A broken roof')).toBe(200)
    await mia.getByText('1 message', { exact: true }).waitFor()
    expect(theirs.read).toEqual(['What is it?'])
    await press('Go on')
    await expect.poll(() => theirs.read).toEqual(['What is it?', 'Noted: A broken roof'])
  })

  it('removes it, told which flow nobody meets any more', async () => {
    await press('Remove channel')
    const dialog = mia.getByRole('dialog')
    await dialog.getByText(/“roofs” loses its channel/).waitFor()
    await dialog.getByRole('button', { name: 'Remove channel' }).click()
    await mia.getByRole('heading', { name: 'Channels', level: 1 }).waitFor()
    await expect.poll(() => mia.getByRole('link', { name: /crm/ }).count()).toBe(0)
    expect(await theirs.say(address(), 'a3', 'Are you there?')).toBe(404)
  })
})

describe('a second chat, for another site', () => {
  it('is connected on the way to a new flow, in its own colour and for that site alone', async () => {
    sites.push(await hostSite(pages), await hostSite(pages))
    await mia.goto(`${scene.server.url}/flows?new`)
    await mia.getByRole('link', { name: 'Connect another channel' }).click()
    await mia.getByRole('link', { name: /^Website/ }).click()
    await field('Name').fill('Roof shop')
    await mia.getByRole('combobox', { name: 'Sites' }).fill(`${sites[0]?.url}/roofs?page=1`)
    await mia.getByRole('combobox', { name: 'Sites' }).press('Enter')
    await field('Colour').fill('#aa3300')
    await press('Connect')
    await mia.getByRole('heading', { name: 'Roof shop', level: 1 }).waitFor()
    await mia.getByRole('link', { name: 'Back to the new flow' }).waitFor()
    const embed = await mia.locator('code').filter({ hasText: '<script' }).innerText()
    expect(embed).toContain('data-channel="roof-shop"')
    pages['/'] = { html: `<!doctype html><html lang="en"><title>Roofs</title><body><h1>Roofs</h1>${embed}</body></html>` }
    await mia.getByRole('link', { name: 'Back to the new flow' }).click()
    await expect.poll(() => mia.getByRole('radio', { name: 'Roof shop' }).isChecked()).toBe(true)
  })

  it('stands on a page with its code, in that colour, and on no other site', async () => {
    const visitor = await scene.visit(sites[0]?.url)
    const chat = await openChat(visitor)
    await chat.getByText('Hello from the roof shop').first().waitFor()
    const colours = await chat.locator('*').evaluateAll(all => all.map(each => getComputedStyle(each).backgroundColor))
    expect(colours).toContain('rgb(170, 51, 0)')

    const elsewhere = await scene.visit(sites[1]?.url)
    const refused = elsewhere.waitForResponse(response => response.url().includes('/api/visitor/config'))
    await elsewhere.reload()
    expect((await refused).ok()).toBe(false)
    expect(await widgetOn(elsewhere).getByRole('button', { name: 'Open chat' }).count()).toBe(0)
  })
})
