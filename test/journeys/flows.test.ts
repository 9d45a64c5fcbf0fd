import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AppScene, createAppScene } from '../rig/app-scene.ts'

const mette = { name: 'Mette Holm', email: 'mette@example.com', password: 'correct horse battery' }
let scene: AppScene
let page: Page

beforeAll(async () => {
  scene = await createAppScene()
  page = await scene.open('/sign-in')
  await scene.setUp(page, mette)
})
afterAll(() => scene.close())

const list = async (): Promise<void> => {
  await page.goto(`${scene.server.url}/flows`)
  await page.getByRole('table').waitFor()
}
const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
const act = async (name: string, what: string): Promise<void> => {
  await page.getByRole('button', { name: `More for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: what }).click()
}
const names = (): Promise<readonly string[]> => page.getByRole('row').getByRole('link').allTextContents()

async function saved(click: () => Promise<void>): Promise<{ readonly name: string; readonly text: string }> {
  const coming = page.waitForEvent('download')
  await click()
  const download = await coming
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('a flow is begun from a template: its editor opens, and the list has it as a draft', async () => {
  await list()
  await page.keyboard.press('c')
  await page.getByRole('radio', { name: /Support ticket/ }).check()
  const name = page.getByRole('textbox', { name: 'Name' })
  await expect.poll(() => name.inputValue()).toBe('Support ticket')
  await name.fill('')
  await page.getByRole('button', { name: 'Create flow' }).click()
  await page.getByText('Give it a name.').waitFor()
  await name.fill('Roof trouble')
  await page.getByRole('button', { name: 'Create flow' }).click()
  await page.waitForURL('**/flows/roof-trouble')
  await page.getByRole('heading', { name: 'Roof trouble' }).waitFor()
  await list()
  await row('Roof trouble').getByText('Draft, never published').waitFor()
})

test('it is renamed, duplicated, exported and imported again', async () => {
  await list()
  await act('Roof trouble', 'Rename')
  await page.getByRole('textbox', { name: 'Name' }).fill('Trouble with roofs')
  await page.getByRole('button', { name: 'Save' }).click()
  await row('Trouble with roofs').waitFor()
  await act('Trouble with roofs', 'Duplicate')
  await page.getByRole('dialog').getByRole('button', { name: 'Duplicate' }).click()
  await row('Copy of Trouble with roofs').waitFor()

  const file = await saved(() => act('Trouble with roofs', 'Export JSON'))
  expect(file.name).toBe('roof-trouble.flow.json')
  expect(JSON.parse(file.text)).toMatchObject({ id: 'roof-trouble', name: 'Trouble with roofs', inbox: 'main' })
  const machine = await saved(() => act('Trouble with roofs', 'Export XState machine'))
  expect(JSON.parse(machine.text)).toHaveProperty('states')

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const picker = page.getByRole('dialog').locator('input[type=file]')
  const give = (text: string): Promise<void> =>
    picker.setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await give('Dear customer')
  await page.getByText('This is no JSON.').waitFor()
  await give(file.text.replace('"nodes"', '"knots"'))
  await page.getByText('it has no nodes').waitFor()
  await give(file.text)
  await page.getByText('“Trouble with roofs” has the same id.').waitFor()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Imported')
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click()
  await page.waitForURL('**/flows/imported')
})

test('a text is found in the flow that says it', async () => {
  await list()
  await page.keyboard.press('/')
  await page.keyboard.type('what went wrong')
  await page.getByText('What went wrong?').first().waitFor()
  await expect.poll(names).not.toContain('Talk to us')
})

test('flows are put in order by keys and by hand, and stay so', async () => {
  await list()
  const before = await names()
  const last = before.at(-1) ?? ''
  await page.getByRole('button', { name: new RegExp(`^Move ${last}:`) }).focus()
  const kept = page.waitForResponse(answer => answer.url().endsWith('/api/flow-order'))
  await page.keyboard.press('Home')
  await expect.poll(names).toEqual([last, ...before.slice(0, -1)])
  await kept
  await page.reload()
  await expect.poll(names).toEqual([last, ...before.slice(0, -1)])
  const handle = await page.getByRole('button', { name: new RegExp(`^Move ${last}:`) }).boundingBox()
  const under = await row(before[1] ?? '').boundingBox()
  if (!handle || !under) throw new Error('the rows are nowhere')
  await page.mouse.move(handle.x + 8, handle.y + 8)
  await page.mouse.down()
  await page.mouse.move(handle.x + 8, under.y + under.height - 4, { steps: 8 })
  await page.mouse.up()
  await expect.poll(names).toEqual([before[0], before[1], last, ...before.slice(2, -1)])
})

test('a flow is switched off and deleted', async () => {
  await list()
  await row('Talk to us').getByText('Off').waitFor({ state: 'detached' })
  await page.getByRole('switch', { name: 'Talk to us is on' }).click({ force: true })
  await row('Talk to us').getByText('Off').waitFor()
  await act('Imported', 'Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await row('Imported').waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('table').waitFor()
  expect(await names()).not.toContain('Imported')
})

test('a flow is translated text by text and by spreadsheet, one step to undo each', async () => {
  await page.goto(`${scene.server.url}/flows/roof-trouble/translations`)
  const dutch = page.getByRole('textbox', { name: 'Greeting, Text, in Nederlands' })
  await dutch.fill('Vertel eens.')
  await page.getByText(/^Saved, \d\d:\d\d$/).waitFor()
  const sheet = await saved(() => page.getByRole('button', { name: 'Export CSV' }).click())
  expect(sheet.name).toBe('roof-trouble.translations.csv')
  expect(sheet.text.split('\r\n')[0]).toBe('\uFEFFid,node,field,en,nl,de,da')
  expect(sheet.text).toContain('Vertel eens.')

  await page.getByRole('button', { name: 'Import CSV' }).click()
  const changed = sheet.text.replace('Vertel eens.', 'Vertel maar.').replace('Hvad gik galt?', 'Hvad er der sket?')
  const picker = page.getByRole('dialog').locator('input[type=file]')
  await picker.setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) })
  await page.getByText('2 texts change.').waitFor()
  await page.getByRole('button', { name: 'Change 2 texts' }).click()
  await expect.poll(() => dutch.inputValue()).toBe('Vertel maar.')
  await dutch.press('Control+z')
  await expect.poll(() => dutch.inputValue()).toBe('Vertel eens.')
})

test('everybody can use the list and the page of a new flow, wide and on a phone', async () => {
  const found: string[] = []
  for (const width of [1440, 390])
    for (const path of ['/flows', '/flows?new=away-hours', '/flows/roof-trouble/translations']) {
      await page.setViewportSize({ width, height: 880 })
      await page.goto(scene.server.url + path)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.waitForLoadState('networkidle')
      found.push(...(await scene.barriers(page)).map(barrier => `${path} ${width}: ${barrier}`))
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (overflow > 0) found.push(`${path} ${width}: ${overflow} px too wide`)
    }
  expect(found).toEqual([])
})
