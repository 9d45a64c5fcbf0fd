import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, type Reply } from '../rig/api-scene.ts'
import { type Asked, askForFile, fileFlow } from '../rig/file-flow.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { createSocketScene } from '../rig/socket-scene.ts'
import { uploadFile } from '../rig/upload.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(fileFlow)
})
afterAll(() => scene.close())

const give = ({ url, token }: Asked, name = 'cv.pdf'): Promise<Reply> =>
  uploadFile(scene, url, token, name, sampleFiles[name.split('.').at(-1) as 'pdf'])
const say = ({ conversation, token }: Asked, body: object): Promise<Reply> =>
  scene.call(`POST /api/visitor/conversations/${conversation}/messages`, body, token)
const get = (url: string, token: string) => scene.app.inject({ url, headers: { authorization: `Bearer ${token}` } })

test('a visitor uploads what was asked for, says it, and has it back; so has the team, and nobody else', async () => {
  const asked = await askForFile(scene)
  const { status, json } = await give(asked, 'Mein Lebenslauf.pdf')
  expect([status, json.file]).toEqual([
    201,
    {
      id: expect.stringMatching(/^[\w-]{22}$/),
      name: 'Mein Lebenslauf.pdf',
      type: 'application/pdf',
      bytes: sampleFiles.pdf.length,
    },
  ])
  const { id, ...file } = json.file
  const said = await say(asked, { clientMsgId: 'k1', fileId: id })
  expect(said.json.events).toMatchObject([
    { author: 'visitor', text: 'Mein Lebenslauf.pdf', fileId: id, file },
    { author: 'bot', text: 'Anything else?', input: 'text' },
  ])
  const own = `${asked.url}/${id}`
  const teams = `/api/conversations/${asked.conversation}/files/${id}`
  for (const [url, token] of [
    [own, asked.token],
    [teams, adminToken],
  ] as const) {
    const { statusCode, rawPayload, headers } = await get(url, token)
    expect([statusCode, rawPayload]).toEqual([200, sampleFiles.pdf])
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="Mein Lebenslauf.pdf"; filename*=UTF-8''Mein%20Lebenslauf.pdf`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
  const stranger = await askForFile(scene)
  const code = async (url: string, token: string): Promise<unknown> => (await get(url, token)).json().error.code
  expect(await code(own, stranger.token)).toBe('conversation_unknown')
  expect(await code(`${stranger.url}/${id}`, stranger.token)).toBe('file_missing')
  expect(await code(`/api/conversations/${stranger.conversation}/files/${id}`, adminToken)).toBe('file_missing')
  expect(await code(own, adminToken)).toBe('token_invalid')
  expect(await code(teams, asked.token)).toBe('token_invalid')
  for (const odd of ['..%2f..%2fparley.db', '..', '%00', '__proto__', `${id}.part`, id.toLowerCase()])
    expect(['file_missing', 'route_unknown', 'conversation_unknown'], odd).toContain(
      await code(`${asked.url}/${odd}`, asked.token),
    )
  expect((await scene.call(`GET /api/media/${id}`)).json.error.code).toBe('media_unknown')
})

test.each(['png', 'jpg', 'gif', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'txt', 'csv'] as const)(
  '%s is taken, and served to be saved',
  async ending => {
    const asked = await askForFile(scene)
    const { status, json } = await give(asked, `a.${ending}`)
    expect(status, JSON.stringify(json)).toBe(201)
    const { headers } = await get(`${asked.url}/${json.file.id}`, asked.token)
    expect(headers).toMatchObject({ 'content-type': json.file.type, 'x-content-type-options': 'nosniff' })
    expect(headers['content-disposition']).toMatch(/^attachment; /)
  },
)

test.each(['svg', 'html', 'xml', 'js', 'exe', 'zip', 'docm', 'mp4', 'avif'] as const)(
  '%s is not, under any name',
  async ending => {
    const asked = await askForFile(scene)
    for (const name of [`a.${ending}`, 'a.png', 'a.docx']) {
      const { status, json } = await uploadFile(scene, asked.url, asked.token, name, sampleFiles[ending])
      expect([status, json.error.code], name).toEqual([415, 'file_refused'])
    }
  },
)

test('nothing is taken that no open question asks for', async () => {
  const token = await scene.visitor()
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'cv', clientMsgId: 'k0' }, token)
  const conversation: string = begun.json.conversation.id
  const early: Asked = { token, conversation, url: `/api/visitor/conversations/${conversation}/files` }
  const before = (await readdir(join(scene.dataDir, 'files'))).length
  const refused = await give(early)
  expect([refused.status, refused.json.error.code]).toEqual([409, 'file_not_asked'])
  const stranger = await askForFile(scene)
  expect((await give({ ...stranger, url: early.url })).json.error.code).toBe('conversation_unknown')
  await say(early, { clientMsgId: 'k1', text: 'Ada' })
  const { id } = (await give(early)).json.file
  await say(early, { clientMsgId: 'k2', fileId: id })
  expect((await give(early)).json.error.code).toBe('file_not_asked')
  expect(await readdir(join(scene.dataDir, 'files'))).toHaveLength(before + 1)
})

test('a message names a file of its own conversation that was not sent yet', async () => {
  const [asked, other] = [await askForFile(scene), await askForFile(scene)]
  const [mine, theirs] = [(await give(asked)).json.file.id, (await give(other)).json.file.id]
  for (const fileId of [theirs, 'nope', '../cv.pdf', '__proto__']) {
    const { status, json } = await say(asked, { clientMsgId: `x${fileId}`, fileId })
    expect([status, json.error.code], fileId).toEqual([422, 'file_unknown'])
  }
  const first = await say(asked, { clientMsgId: 'k1', fileId: mine })
  expect((await say(asked, { clientMsgId: 'k1', fileId: mine })).json).toEqual(first.json)
  expect((await say(asked, { clientMsgId: 'k2', fileId: mine })).json.error.code).toBe('file_unknown')
  const begun = await scene.call('POST /api/visitor/conversations', { flow: 'cv', clientMsgId: 'k9', fileId: mine }, asked.token)
  expect(begun.json.error.code).toBe('file_unknown')
})

test('over the socket it is as over HTTP', async () => {
  const live = await createSocketScene()
  await live.publish(fileFlow)
  const [asked, other] = [await askForFile(live), await askForFile(live)]
  const upload = async ({ url, token }: Asked): Promise<string> =>
    (await uploadFile(live, url, token, 'cv.pdf', sampleFiles.pdf)).json.file.id
  const client = await live.connect()
  const { conversation } = await client.hello({ token: asked.token, lastSeq: 3 })
  expect(conversation?.pending?.input).toBe('file')
  client.send({ type: 'send', clientMsgId: 's1', fileId: await upload(other) })
  expect(await client.next('error')).toMatchObject({ code: 'file_unknown', clientMsgId: 's1' })
  const fileId = await upload(asked)
  client.send({ type: 'send', clientMsgId: 's2', fileId })
  const file = { name: 'cv.pdf', type: 'application/pdf', bytes: sampleFiles.pdf.length }
  expect((await client.until('ack')).events[0]).toMatchObject({ text: 'cv.pdf', fileId, file })
  client.send({ type: 'send', clientMsgId: 's3', fileId })
  expect(await client.until('error')).toMatchObject({ code: 'file_unknown', clientMsgId: 's3' })
  await live.close()
})

test('what was never sent is gone after a day', async () => {
  const asked = await askForFile(scene)
  const { id } = (await give(asked)).json.file
  scene.clock.advance(25 * 3_600_000)
  await scene.runtime.files.sweep()
  expect((await get(`${asked.url}/${id}`, asked.token)).json().error.code).toBe('file_missing')
  expect((await say(asked, { clientMsgId: 'late', fileId: id })).json.error.code).toBe('file_unknown')
})

test('a visitor may upload ten an hour, an address sixty', async () => {
  const limited = await createApiScene({
    RATE_LIMITS: 'messagesBurst=1000,newConversationsPerMinutePerIp=off,newVisitorsPerMinutePerIp=off',
  })
  await limited.publish(fileFlow)
  const first = await askForFile(limited)
  const upload = ({ url, token }: Asked): Promise<Reply> => uploadFile(limited, url, token, 'a.txt', sampleFiles.txt)
  for (let count = 0; count < 10; count += 1) expect((await upload(first)).status).toBe(201)
  const refused = await upload(first)
  expect([refused.status, refused.json.error.code, refused.headers['retry-after']]).toEqual([429, 'rate_limited', '360'])
  for (let visitor = 0; visitor < 4; visitor += 1) {
    const asked = await askForFile(limited)
    for (let count = 0; count < 10; count += 1) expect((await upload(asked)).status).toBe(201)
  }
  const last = await askForFile(limited)
  const statuses: number[] = []
  for (let count = 0; count < 10; count += 1) statuses.push((await upload(last)).status)
  // One of the sixty was the one refused above.
  expect(statuses).toEqual([...Array.from({ length: 9 }, () => 201), 429])
  limited.clock.advance(360_000)
  expect((await upload(first)).status).toBe(201)
  await limited.close()
})
