import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { en, flowOf } from '../rig/flow-of.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { adminToken } from '../rig/server-process.ts'
import { createWidgetScene, openChat, type WidgetScene, write } from '../rig/widget-scene.ts'

let scene: WidgetScene

beforeAll(async () => {
  scene = await createWidgetScene()
  await scene.publish(
    flowOf('files', [
      ['start', 'start', {}, { next: 'photo' }],
      ['photo', 'ask', { kind: 'file', question: en('Send us a picture of your roof'), saveAs: 'photo' }, { answered: 'thanks' }],
      ['thanks', 'say', { text: en('Thanks for the picture') }],
    ]),
  )
})
afterAll(() => scene.close())

// The first act makes the conversation before it is said: what stood under the greeting must outlive that.
it('a file can be the first thing somebody sends, and one that is refused says why', async () => {
  const page = await scene.visit(`${scene.server.url}/demo?flow=files`)
  const widget = await openChat(page)
  const picker = widget.locator('.question input[type=file]')
  const problem = widget.locator('.form .wrong')
  await picker.setInputFiles({ name: 'server.log', mimeType: 'text/plain', buffer: Buffer.from('a log') })
  await problem.getByText('This kind of file is not taken.').waitFor()
  await picker.setInputFiles({ name: 'good.txt', mimeType: 'text/plain', buffer: Buffer.from('') })
  await problem.getByText('This file is empty.').waitFor()
  // What is not what its name says is seen by the server alone.
  await picker.setInputFiles({ name: 'log.png', mimeType: 'image/png', buffer: Buffer.from('a log') })
  await widget.getByRole('button', { name: 'Send' }).first().click()
  await problem.getByText('This kind of file is not taken.').waitFor()
  await picker.setInputFiles({ name: 'roof.png', mimeType: 'image/png', buffer: Buffer.from(sampleFiles.png) })
  await widget.getByRole('button', { name: 'Send' }).first().click()
  await widget.getByText('Thanks for the picture').waitFor()
  expect(await widget.getByRole('log').getByText('roof.png').count()).toBe(1)
})

it('what an agent sends is seen, or saved as it is, by the visitor alone', async () => {
  const page = await scene.visit(`${scene.server.url}/demo?flow=talk-to-us`)
  const widget = await openChat(page)
  await write(page, 'How does that look?')
  const conversation = async (): Promise<string | undefined> =>
    (await scene.team('GET /api/conversations?view=all&q=look')).conversations[0]?.id
  await expect.poll(conversation).toBeDefined()
  const id = await conversation()
  const send = async (name: string, content: Buffer, text: string): Promise<void> => {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(content)]), name)
    const answer = await fetch(`${scene.server.url}/api/conversations/${id}/uploads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${adminToken}` },
      body: form,
    })
    const { file } = await answer.json()
    await scene.team(`POST /api/conversations/${id}/messages`, { text, fileId: file.id, as: { id: 'mia', name: 'Mia' } })
  }
  await send('roof.png', sampleFiles.png, '')
  const picture = widget.getByRole('button', { name: 'roof.png' }).locator('img')
  await picture.waitFor()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await send('offer.pdf', sampleFiles.pdf, 'And this is our **offer**')
  const saved = page.waitForEvent('download')
  await widget.getByRole('button', { name: 'offer.pdf' }).click()
  const download = await saved
  expect(download.suggestedFilename()).toBe('offer.pdf')
  expect(await readFile(await download.path())).toEqual(Buffer.from(sampleFiles.pdf))
})

it('an agent asks for a file: it is given below their line, after a reload and without a socket too, and once', async () => {
  const page = await scene.visit(`${scene.server.url}/demo?flow=talk-to-us`)
  const widget = await openChat(page)
  const picker = widget.locator('.question input[type=file]')
  await write(page, 'There is a hole in my roof')
  const newest = async (): Promise<{ id: string; last?: { text: string } } | undefined> =>
    (await scene.team('GET /api/conversations?view=all&q=hole')).conversations[0]
  await expect.poll(newest).toBeDefined()
  const id = (await newest())?.id
  const act = (name: string, body: object) =>
    scene.team(`POST /api/conversations/${id}/${name}`, { ...body, as: { id: 'mia', name: 'Mia' } })
  await act('messages', { text: 'Can you send a picture?', asksFile: true })
  await picker.waitFor()
  await act('withdraw-file', {})
  await picker.waitFor({ state: 'detached' })
  await page.routeWebSocket(/\/api\/visitor\/socket/, socket => socket.close())
  await act('messages', { text: 'A picture after all?', asksFile: true })
  await page.reload()
  await widget.getByText('A picture after all?').waitFor()
  await picker.setInputFiles({ name: 'hole.png', mimeType: 'image/png', buffer: Buffer.from(sampleFiles.png) })
  await widget.locator('.question').getByRole('button', { name: 'Send' }).click()
  await picker.waitFor({ state: 'detached' })
  await expect.poll(async () => (await newest())?.last?.text).toBe('hole.png')
  expect((await scene.team(`GET /api/conversations/${id}`)).conversation).not.toHaveProperty('pending')
})
