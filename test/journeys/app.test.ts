import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'

const mette = { name: 'Mette Holm', email: 'mette@example.com', password: 'correct horse battery' }
const jonas = { name: 'Jonas Lind', email: 'jonas@example.com', password: 'four words in a row' }

let scene: AppScene
let admin: Page

beforeAll(async () => {
  scene = await createAppScene()
})
afterAll(() => scene.close())

async function signIn(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

describe('a team comes together', () => {
  it('begins with nobody: the sign-in page says where the link is', async () => {
    const page = await scene.open('/')
    await page.getByText('Open the setup link that the server printed').waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.context().close()
  })

  it('has a first administrator by the link of the start, which works once', async () => {
    admin = await scene.open('/sign-in')
    await scene.setUp(admin, mette)
    await admin.getByRole('heading', { name: 'People' }).waitFor()
    await admin.getByText('mette@example.com (you)').waitFor()
    const other = await scene.open(scene.server.setup ?? '')
    await other.getByRole('heading', { name: 'The team is set up' }).waitFor()
    await other.context().close()
  })

  it('refuses a wrong password where it was typed, and keeps the address', async () => {
    const page = await scene.open('/sign-in')
    await signIn(page, { email: mette.email, password: 'something else entirely' })
    await page.getByRole('alert').getByText('The email or the password is not right').waitFor()
    expect(await page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe(mette.email)
    await page.context().close()
  })

  it('grows by a link; who joins is there, and sees no more than their role', async () => {
    await admin.getByRole('button', { name: 'Invite somebody' }).click()
    await admin.getByRole('textbox', { name: 'Email' }).fill(jonas.email)
    await admin.getByRole('button', { name: 'Make a link' }).click()
    const link = (await admin.getByRole('dialog').locator('code').textContent()) ?? ''
    await admin.keyboard.press('Escape')
    await admin.getByText('Invited', { exact: true }).waitFor()

    const page = await scene.open(new URL(link).pathname)
    await page.getByRole('heading', { name: 'Join the team' }).waitFor()
    await page.getByRole('textbox', { name: 'Name' }).fill(jonas.name)
    await page.getByLabel('New password').fill('too short')
    await page.getByRole('button', { name: 'Join the team' }).click()
    await page.getByText('This is too short: use at least 12 characters.').waitFor()
    await page.getByLabel('New password').fill(jonas.password)
    await page.getByRole('button', { name: 'Join the team' }).click()
    await page.getByRole('navigation', { name: 'Main' }).waitFor()

    await page.goto(`${scene.server.url}/settings/tokens`)
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor()
    const sections = page.getByRole('navigation', { name: 'Settings' }).getByRole('link')
    expect(await sections.count()).toBe(0)
    await page.goto(`${scene.server.url}/settings/profile`)
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link').first().waitFor()
    expect(await sections.allTextContents()).toEqual(['Your profile', 'Snippets'])
    await page.context().close()
  })

  it('shuts somebody out: they are out at once, what they write stays, and they do not come in again', async () => {
    const page = await scene.open('/settings/profile')
    await signIn(page, jonas)
    const name = page.getByRole('textbox', { name: 'Name' })
    await name.fill('Jonas L.')

    await admin.reload()
    await admin.getByRole('button', { name: `More for ${jonas.name}` }).click()
    await admin.getByRole('menuitem', { name: 'Shut out' }).click()
    await admin.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click()
    await admin.getByText('Shut out', { exact: true }).waitFor()

    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await dialog.waitFor()
    expect(await name.inputValue()).toBe('Jonas L.')
    await dialog.getByRole('textbox', { name: 'Password' }).fill(jonas.password)
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
    await dialog.getByRole('alert').waitFor()
    await page.context().close()
  })

  it('is led by keys: the palette finds what can be done, the question mark lists the keys', async () => {
    await admin.goto(`${scene.server.url}/settings/people`)
    await admin.getByRole('heading', { name: 'People' }).waitFor()
    await admin.keyboard.press('Control+k')
    await admin.getByRole('dialog', { name: 'Commands' }).waitFor()
    await admin.keyboard.type('audit')
    await admin.keyboard.press('Enter')
    await admin.getByRole('heading', { name: 'Audit log' }).waitFor()
    await admin.getByText('joined by an invitation').waitFor()
    await admin.keyboard.press('?')
    await admin.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await admin.keyboard.press('Escape')
    await admin.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor({ state: 'hidden' })
    await admin.keyboard.press('g')
    await admin.keyboard.press('s')
    await admin.getByRole('heading', { name: 'Your profile' }).waitFor()
  })

  it('signs out, and nothing is left behind the Back button', async () => {
    await admin.getByRole('button', { name: 'Mette Holm: your account' }).click()
    await admin.getByRole('menuitem', { name: 'Sign out' }).click()
    await admin.getByRole('heading', { name: 'Sign in' }).waitFor()
    // What is gone back to may lead away before it is there: then that is no error.
    await admin.goBack().catch(() => null)
    await admin.getByRole('heading', { name: 'Sign in' }).waitFor()
    await signIn(admin, mette)
    await admin.getByRole('navigation', { name: 'Main' }).waitFor()
  })

  it('and no policy of a page was broken on the way', () => expect(scene.refused).toEqual([]))
})
