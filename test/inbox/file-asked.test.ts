import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, type Reply } from '../rig/api-scene.ts'
import { flowOf } from '../rig/flow-of.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { uploadFile } from '../rig/upload.ts'

let scene: ApiScene
let token = ''
let id = ''
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(
    flowOf('people', [
      ['start', 'start', {}, { next: 'people' }],
      ['people', 'handoff', {}],
    ]),
  )
  token = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { clientMsgId: 'a', text: 'My roof leaks' }, token)
  id = begun.json.conversation.id
})
afterAll(() => scene.close())

const upload = (): Promise<Reply> =>
  uploadFile(scene, `/api/visitor/conversations/${id}/files`, token, 'roof.png', sampleFiles.png)
const team = (act: string, body: object): Promise<Reply> => scene.call(`POST /api/conversations/${id}/${act}`, body, adminToken)
const pending = async (): Promise<unknown> =>
  (await scene.call(`GET /api/visitor/conversations/${id}`, undefined, token)).json.conversation.pending

test('a visitor may upload while an agent asks for a file, and at no other time', async () => {
  expect((await upload()).json.error.code).toBe('file_not_asked')
  const asked = await team('messages', { text: 'Can you send a picture?', asksFile: true })
  expect(asked.json.events.at(-1)).toMatchObject({ author: 'agent', input: 'file' })
  expect(await pending()).toMatchObject({ messageId: `m${asked.json.seq}`, input: 'file' })
  expect(asked.json.conversation.pending).toMatchObject({ input: 'file' })
  expect((await team('withdraw-file', {})).json.conversation).not.toHaveProperty('pending')
  expect((await upload()).json.error.code).toBe('file_not_asked')

  await team('messages', { text: 'A picture after all?', asksFile: true })
  const file = await upload()
  expect(file.status).toBe(201)
  const body = { clientMsgId: 'b', fileId: file.json.file.id }
  const said = await scene.call(`POST /api/visitor/conversations/${id}/messages`, body, token)
  expect(said.json).toMatchObject({ events: [{ author: 'visitor', text: 'roof.png', fileId: body.fileId }] })
  expect(said.json.conversation).not.toHaveProperty('pending')
  expect((await upload()).json.error.code).toBe('file_not_asked')
  const read = await scene.app.inject({
    url: `/api/conversations/${id}/files/${body.fileId}`,
    headers: { authorization: `Bearer ${adminToken}` },
  })
  expect([read.statusCode, read.headers['content-type']]).toEqual([200, 'image/png'])

  await team('messages', { text: 'And one from above?', asksFile: true })
  await team('close', {})
  expect([await pending(), (await upload()).json.error.code]).toEqual([undefined, 'file_not_asked'])
})

test('whoever asks for a file says which', async () => {
  expect((await team('messages', { text: ' ', asksFile: true })).json.error.code).toBe('invalid_body')
  expect((await team('withdraw-file', {})).json.error.code).toBe('file_not_asked')
})
