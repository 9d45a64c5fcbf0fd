import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { adminToken, type Reply } from '../rig/api-scene.ts'
import { type Asked, askForFile, fileFlow } from '../rig/file-flow.ts'
import { filePart, formOf, formType } from '../rig/form.ts'
import { createPeopleScene, ownOrigin, type PeopleScene, type Somebody } from '../rig/people-scene.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { uploadFile } from '../rig/upload.ts'

let scene: PeopleScene
let ada: Somebody
let asked: Asked
beforeAll(async () => {
  scene = await createPeopleScene()
  await scene.publish(fileFlow)
  await scene.join('Boss')
  ada = await scene.join('Ada')
})
beforeEach(async () => {
  asked = await askForFile(scene)
})
afterAll(() => scene.close())

const give = (name: string, content: Buffer): Promise<Reply> =>
  scene.inject({
    method: 'POST',
    url: `/api/conversations/${asked.conversation}/uploads`,
    payload: formOf(filePart(name, content)),
    headers: { cookie: ada.cookie, ...ownOrigin, 'content-type': formType },
  })
const answer = (body: unknown): Promise<Reply> => ada.call(`POST /api/conversations/${asked.conversation}/messages`, body)
const fetched = async (id: string, token: string, team = false): Promise<number> => {
  const url = team ? `/api/conversations/${asked.conversation}/files/${id}` : `${asked.url}/${id}`
  return (await scene.app.inject({ url, headers: { authorization: `Bearer ${token}` } })).statusCode
}

test('an agent answers with a file: the visitor reads of it, and has it from then on', async () => {
  const { status, json } = await give('offer.pdf', sampleFiles.pdf)
  expect([status, json.file]).toMatchObject([201, { name: 'offer.pdf', type: 'application/pdf', bytes: sampleFiles.pdf.length }])
  const { id, ...file } = json.file
  expect([await fetched(id, asked.token), await fetched(id, adminToken, true)]).toEqual([404, 200])
  const said = await answer({ text: 'Here is our offer', fileId: id })
  expect(said.json.events.at(-1)).toMatchObject({ author: 'agent', name: 'Ada', text: 'Here is our offer', fileId: id, file })
  expect(await fetched(id, asked.token)).toBe(200)
  const { json: read } = await scene.call(
    `GET /api/visitor/conversations/${asked.conversation}/events?after=3`,
    undefined,
    asked.token,
  )
  expect(read.events.at(-1)).toMatchObject({ fileId: id, file })
  const again = await answer({ fileId: id })
  expect(again.json.error.code).toBe('file_unknown')
})

test('a file alone is said by its name', async () => {
  const { json } = await give('photo.png', sampleFiles.png)
  expect((await answer({ fileId: json.file.id, text: ' ' })).json.events.at(-1)).toMatchObject({ text: 'photo.png' })
})

test('agents send what the team shows too; what could run stays out', async () => {
  expect((await give('page.html', Buffer.from('<script>1</script>'))).json.error.code).toBe('file_refused')
  expect((await give('photo.png', sampleFiles.pdf)).json.error.code).toBe('file_refused')
  expect((await give('note.txt', Buffer.from('plain'))).status).toBe(201)
})

test('neither side sends what the other has uploaded, and no file of another conversation', async () => {
  const theirs = (await uploadFile(scene, asked.url, asked.token, 'cv.pdf', sampleFiles.pdf)).json.file.id
  const ours = (await give('offer.pdf', sampleFiles.pdf)).json.file.id
  expect((await answer({ fileId: theirs })).json.error.code).toBe('file_unknown')
  const visitorSends = await scene.call(
    `POST /api/visitor/conversations/${asked.conversation}/messages`,
    { clientMsgId: 'k1', fileId: ours },
    asked.token,
  )
  expect(visitorSends.json.error.code).toBe('file_unknown')
  asked = await askForFile(scene)
  expect((await answer({ fileId: ours })).json.error.code).toBe('file_unknown')
  expect(await fetched(ours, adminToken, true)).toBe(404)
})

test('what nobody sends is cleared away after a day', async () => {
  const { id } = (await give('offer.pdf', sampleFiles.pdf)).json.file
  scene.clock.advance(25 * 3_600_000)
  await scene.runtime.files.sweep()
  expect(await fetched(id, adminToken, true)).toBe(404)
})
