import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeopleScene, type PeopleScene, type Somebody } from '../rig/people-scene.ts'

let scene: PeopleScene
let ada: Somebody
beforeAll(async () => {
  scene = await createPeopleScene()
  await scene.join('Boss')
  ada = await scene.join('Ada')
})
afterAll(() => scene.close())

const put = (id: string, revision: number, shortcut: string, text = 'Hello {{contact.firstName|there}}!') =>
  ada.call(`PUT /api/snippets/${id}`, { revision, shortcut, text })

test('snippets are written, changed from what was read, listed by shortcut, taken away', async () => {
  const written = await put('one', 0, 'hallo')
  expect(written.json).toEqual({
    id: 'one',
    shortcut: 'hallo',
    text: 'Hello {{contact.firstName|there}}!',
    revision: 1,
    updatedAt: scene.clock.now(),
  })
  await put('two', 0, 'bye', 'Bye')
  expect((await put('one', 0, 'hallo')).json.error).toMatchObject({ code: 'revision_stale', details: { revision: 1 } })
  expect((await put('one', 1, 'hallo', 'Hi')).json).toMatchObject({ revision: 2, text: 'Hi' })
  expect((await ada.call('GET /api/snippets')).json.snippets.map((one: { shortcut: string }) => one.shortcut)).toEqual([
    'bye',
    'hallo',
  ])
  expect((await ada.call('DELETE /api/snippets/two')).json).toEqual({ removed: true })
  expect((await ada.call('DELETE /api/snippets/two')).json.error.code).toBe('snippet_unknown')
  expect((await put('two', 2, 'bye')).json.error.code).toBe('snippet_unknown')
  expect((await put('two', 0, 'bye')).json).toMatchObject({ revision: 3 })
})

test('a shortcut belongs to one snippet, however it is written, also when two are written at once', async () => {
  await put('cafe', 0, 'Café')
  expect((await put('other', 0, 'cafe\u0301')).json.error.code).toBe('invalid_body')
  expect((await put('other', 0, 'CAFÉ')).json.error.code).toBe('snippet_taken')
  const both = await Promise.all([put('a', 0, 'same'), put('b', 0, 'same')])
  expect(both.map(({ json }) => json.error?.code ?? 'written').sort((a, b) => (a < b ? -1 : 1))).toEqual([
    'snippet_taken',
    'written',
  ])
  expect((await put('cafe', 1, 'coffee')).json.revision).toBe(2)
  expect((await put('other', 0, 'café')).json.revision).toBe(1)
})

test.each(['', 'a b', '/hi', 'x'.repeat(41), 'a\n'])('refuses the shortcut %j', async shortcut => {
  expect((await put('odd', 0, shortcut)).json.error.code).toBe('invalid_body')
})
