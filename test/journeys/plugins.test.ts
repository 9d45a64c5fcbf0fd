import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flowOf } from '../rig/flow-of.ts'
import { createJourneyScene, type JourneyScene } from '../rig/journey-scene.ts'

let scene: JourneyScene
let folder = ''
let mia: Page
let canvas: Page
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-plugins-'))
  scene = await createJourneyScene({ DATA_DIR: folder })
  mia = await signedIn()
  canvas = await mia.context().newPage()
})
afterAll(async () => {
  await scene.close()
  await rm(folder, { recursive: true, force: true })
})

/** A second from the file to the screen is what one waits for without wondering; a busy machine gets another. */
const soonMs = 2_000

const fields = (more: string): string => `words: field.localised()${more}`
const source = (config: string, texts: string): string => `
import { defineAction, field } from 'parley/kit'
import { z } from 'zod'

export const townCrier = defineAction({
  id: 'town-crier',
  icon: 'bell',
  category: 'talk',
  config: z.object({ ${config} }),
  ports: ['next'],
  summary: '{{words}}',
  permissions: { hosts: ['bells.example', '*'], secrets: ['bell-key'] },
  texts: { en: { name: 'Town crier', about: 'Says it twice.', fields: { ${texts} }, ports: { next: 'Next' } } },
  start({ config, say }) {
    say({ text: config.words })
    say({ text: config.words })
    return 'next'
  },
})
`

async function save(code: string): Promise<number> {
  const place = join(folder, 'plugins', 'town-crier')
  await mkdir(place, { recursive: true })
  await writeFile(join(place, 'index.ts'), code)
  return performance.now()
}

async function signedIn(): Promise<Page> {
  const context = await scene.tests.person({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${scene.server.url}/sign-in?to=/settings/plugins`)
  await page.getByRole('textbox', { name: 'Email' }).fill('mia@example.com')
  await page.getByLabel('Password').first().fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: 'Plugins', level: 1 }).waitFor()
  return page
}

const row = (): Locator => mia.getByRole('listitem').filter({ has: mia.getByText('Town crier', { exact: true }) })
const panel = (): Locator => canvas.getByRole('complementary', { name: 'Step', exact: true })
const card = (words: string): Locator => canvas.locator('.react-flow__node-card').filter({ hasText: words }).first()

describe('a plugin of one’s own', () => {
  it('is found when its folder is put there, and none of its code runs before an admin has seen what it wants', async () => {
    await mia.getByText('No plugins of your own yet').waitFor()
    await mia.getByText(join(folder, 'plugins')).first().waitFor()
    await scene.team('POST /api/flows', {
      flow: flowOf('market', [
        ['start', 'start', {}, { next: 'old' }],
        ['old', 'town-crier', { words: { en: 'Fresh fish' } }],
      ]),
    })
    await canvas.goto(`${scene.server.url}/flows/market`)
    await card('Plugin “town-crier” is missing').click()
    await panel().getByText('The plugin is not on this server.', { exact: false }).waitFor()

    await save(source(fields(''), "words: 'Words'"))
    await row().getByText('New').waitFor()
    await row().getByRole('button', { name: 'Switch on: “Town crier”' }).click()
    const dialog = mia.getByRole('dialog', { name: 'Switch “Town crier” on?' })
    await dialog.getByText('reach bells.example').waitFor()
    await dialog.getByText('reach any address on the internet').waitFor()
    await dialog.getByText('use the secret “bell-key”').waitFor()
    await dialog.getByText(/can do all that the server can/).waitFor()
    await dialog.getByRole('button', { name: 'Switch on' }).click()
    await row().getByText('On', { exact: true }).waitFor()
  })

  it('is on the open canvas without a new page: its step is whole again, and it can be drawn', async () => {
    await canvas.evaluate(() => Reflect.set(window, 'isSamePage', true))
    await card('Fresh fish').waitFor()
    await card('Fresh fish').click()
    await canvas.locator('[data-palette]').getByRole('button', { name: 'Town crier' }).click()
    await panel().getByRole('textbox', { name: 'Words' }).fill('And bread')
    await card('And bread').waitFor()
    await expect.poll(async () => (await scene.team('GET /api/flows/market')).flow.edges.length).toBe(2)
  })

  it('shows a new field in the open panel as soon as its file is saved, and nothing of the flow is lost', async () => {
    const began = await save(
      source(fields(', loudness: z.int().min(1).max(5).default(3)'), "words: 'Words', loudness: 'Loudness'"),
    )
    await panel().getByLabel('Loudness').waitFor()
    const tookMs = Math.round(performance.now() - began)
    console.log(`from the file to the open panel: ${tookMs} ms`)
    expect(tookMs).toBeLessThan(soonMs)
    await panel().getByLabel('Loudness').fill('5')
    await panel().getByRole('textbox', { name: 'Words' }).getByText('And bread').waitFor()
    await canvas.getByRole('toolbar').getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => panel().getByLabel('Loudness').inputValue()).toBe('')
    expect(await canvas.evaluate(() => Reflect.get(window, 'isSamePage'))).toBe(true)
  })

  it('that breaks says where and what to do, in the settings and beside the step, and runs on as it was', async () => {
    await save(source(fields(''), "words: 'Words' ] "))
    await row().getByText('Broken').waitFor()
    await row().getByText('Earlier state runs').waitFor()
    await row()
      .getByText(/^index\.ts:\d+$/)
      .waitFor()
    await panel().getByText('What ran before runs on.', { exact: false }).waitFor()
    await canvas
      .getByRole('button', { name: /^Publish/ })
      .first()
      .click()
    await canvas.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await canvas.getByRole('dialog', { name: /is published$/ }).waitFor()
    const visitor = await scene.visitor('market')
    await visitor.sees('And bread')
    await expect.poll(visitor.lines).toEqual(['Fresh fish', 'Fresh fish', 'And bread', 'And bread'])
  })

  it('whose folder goes says so on its steps, which keep what is written in them', async () => {
    await canvas.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
    await rm(join(folder, 'plugins', 'town-crier'), { recursive: true })
    await mia.getByText('Missing', { exact: true }).waitFor()
    await card('Plugin “town-crier” is missing').waitFor()
    await panel().getByText('"And bread"', { exact: false }).waitFor()
    await save(source(fields(''), "words: 'Words'"))
    await card('And bread').waitFor()
    await row().getByText('On', { exact: true }).waitFor()
  })
})
