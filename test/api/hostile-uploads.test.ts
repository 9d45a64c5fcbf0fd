import { readdir } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene } from '../rig/api-scene.ts'
import { type Asked, askForFile, fileFlow } from '../rig/file-flow.ts'
import { boundary, fieldPart, filePart, formOf, formType } from '../rig/form.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { upload, uploadFile } from '../rig/upload.ts'

let scene: ApiScene
let asked: Asked
let port = 0
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(fileFlow)
  asked = await askForFile(scene)
  // So that a body that comes too slowly is given up while we watch.
  Object.assign(scene.app.server, { requestTimeout: 3_000, headersTimeout: 3_000, connectionsCheckingInterval: 100 })
  port = Number(new URL(await scene.app.listen({ host: '127.0.0.1', port: 0 })).port)
})
afterAll(() => scene.close())

const leftovers = async (): Promise<readonly string[]> => [
  ...(await readdir(join(scene.dataDir, 'files'))),
  ...(await readdir(join(scene.dataDir, 'media'))),
]
afterEach(async () => {
  await expect.poll(leftovers, { message: 'no file is left behind', timeout: 10_000 }).toEqual([])
})

/** A busy machine may take its time. */
const patient = { timeout: 10_000 }

const { pdf } = sampleFiles
const whole = formOf(filePart('cv.pdf', pdf))
const most = 10_485_760
const named = (filename: string): Buffer => formOf(filePart(filename, pdf))

const broken: Readonly<Record<string, readonly [Buffer, string?]>> = {
  'no file': [formOf()],
  'a field instead of a file': [formOf(fieldPart('file', 'cv.pdf'))],
  'a file in another field': [formOf(filePart('cv.pdf', pdf, 'upload'))],
  'a file in a field called __proto__': [formOf(filePart('cv.pdf', pdf, '__proto__'))],
  'a field before the file': [formOf(fieldPart('name', 'x'), filePart('cv.pdf', pdf))],
  'a field after the file': [formOf(filePart('cv.pdf', pdf), fieldPart('name', 'x'))],
  'a field called constructor after the file': [formOf(filePart('cv.pdf', pdf), fieldPart('constructor', 'x'))],
  'two files': [formOf(filePart('a.pdf', pdf), filePart('b.pdf', pdf))],
  'a thousand files': [formOf(...Array.from({ length: 1_000 }, () => filePart('a.pdf', pdf)))],
  'nothing at all': [Buffer.alloc(0)],
  'JSON that looks like an upload': [Buffer.from('{"file":{"filepath":"/etc/passwd","originalFilename":"a.pdf","size":1}}')],
  'another boundary': [whole, 'multipart/form-data; boundary=other'],
  'no boundary': [whole, 'multipart/form-data'],
  'an empty boundary': [whole, 'multipart/form-data; boundary='],
  'a boundary without end': [whole, `multipart/form-data; boundary=${'x'.repeat(5_000)}`],
  'a form cut off within its file': [whole.subarray(0, whole.length - 50)],
  'a form cut off within its headers': [whole.subarray(0, 40)],
  'a form without its end': [whole.subarray(0, whole.length - boundary.length - 6)],
  'headers without end': [formOf({ head: 'X: y\r\n'.repeat(20_000), content: pdf })],
  'headers that are none': [formOf({ head: 'nonsense', content: pdf })],
  'no name': [named('')],
  'a name of dots': [named('..')],
  'a name with NUL': [named('a\0.pdf')],
  'a name without end': [named(`${'a'.repeat(20_000)}.pdf`)],
}

describe.each(Object.entries(broken))('%s', (_what, [payload, type]) => {
  test('is refused with a reason', async () => {
    for (const [url, token] of [
      [asked.url, asked.token],
      ['/api/media', adminToken],
    ] as const) {
      const { status, json } = await upload(scene, url, token, payload, type)
      expect([status, json.error.code]).toEqual([400, 'upload_invalid'])
      expect(json.error.details[0].message).toMatch(/./)
    }
  })
})

test.each([
  ['application/json', Buffer.from('{"file":"cv.pdf"}')],
  ['application/x-www-form-urlencoded', Buffer.from('file=cv.pdf')],
  ['application/pdf', pdf],
  ['multipart/mixed; boundary=x', whole],
  ['multipart/form-datax; boundary=x', whole],
])('a body of the type %s is none of ours', async (type, payload) => {
  for (const [url, token] of [
    [asked.url, asked.token],
    ['/api/media', adminToken],
  ] as const) {
    const { status, json } = await upload(scene, url, token, payload, type)
    expect([status, json.error.code]).toEqual([415, 'unsupported_content'])
  }
})

test('a form is read nowhere else', async () => {
  const url = `/api/visitor/conversations/${asked.conversation}/messages`
  expect((await upload(scene, url, asked.token, whole)).json.error.code).toBe('unsupported_content')
  expect((await upload(scene, '/api/flows', adminToken, whole)).json.error.code).toBe('unsupported_content')
})

test('a path in a name leads nowhere: only what follows it is kept, and the bytes lie under a name of ours', async () => {
  for (const name of [
    '../../../../etc/cron.d/a.pdf',
    '/etc/a.pdf',
    'C:\\\\Windows\\\\a.pdf',
    '..\\\\..\\\\a.pdf',
    'x/../a.pdf',
  ]) {
    const { status, json } = await uploadFile(scene, '/api/media', adminToken, name, pdf)
    expect([status, json.media.name], name).toEqual([201, 'a.pdf'])
    expect(await readdir(join(scene.dataDir, 'media'))).toEqual([json.media.id])
    await scene.call(`DELETE /api/media/${json.media.id}`, undefined, adminToken)
  }
})

test('ten megabytes are taken, one byte more is not', async () => {
  const text = (bytes: number): Buffer => Buffer.alloc(bytes, 'a')
  const over = await uploadFile(scene, asked.url, asked.token, 'a.txt', text(most + 1))
  expect([over.status, over.json.error.code]).toEqual([413, 'body_too_large'])
  expect(over.json.error.message).toContain(`${most}`)
  const exact = await uploadFile(scene, asked.url, asked.token, 'a.txt', text(most))
  expect([exact.status, exact.json.file.bytes]).toEqual([201, most])
  scene.clock.advance(25 * 3_600_000)
  await scene.runtime.files.sweep()
})

describe('on the wire', () => {
  const head = (length: number | 'chunked'): string =>
    [
      `POST ${asked.url} HTTP/1.1`,
      'Host: localhost',
      `Authorization: Bearer ${asked.token}`,
      `Content-Type: ${formType}`,
      length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length}`,
      '',
      '',
    ].join('\r\n')
  const dial = async (): Promise<{ socket: Socket; answer: () => string; ended: Promise<unknown> }> => {
    let answer = ''
    const socket = connect(port, '127.0.0.1')
    socket.on('data', chunk => {
      answer += chunk.toString()
    })
    socket.on('error', () => undefined)
    const ended = new Promise(resolve => socket.on('close', resolve))
    await new Promise(resolve => socket.once('connect', resolve))
    return { socket, answer: () => answer, ended }
  }
  const arriving = (): Promise<number> => leftovers().then(files => files.filter(file => file.endsWith('.part')).length)

  test('a body that breaks off leaves nothing', async () => {
    const { socket } = await dial()
    socket.write(head(1_000_000))
    socket.write(formOf(filePart('a.txt', 'a'.repeat(200_000))).subarray(0, 150_000))
    await expect.poll(arriving, patient).toBe(1)
    socket.destroy()
  })

  test('a body that comes too slowly is given up, and told so', async () => {
    const { socket, answer, ended } = await dial()
    socket.write(head(1_000_000))
    socket.write(formOf(filePart('a.txt', 'a'.repeat(1_000))).subarray(0, 500))
    await expect.poll(arriving, patient).toBe(1)
    await ended
    expect(answer()).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer()).not.toContain('"code":"internal"')
  })

  test('a length beyond what is taken is refused before anything is read', async () => {
    const { socket, answer } = await dial()
    socket.write(head(most * 2))
    await expect.poll(answer, patient).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer()).toContain('"code":"body_too_large"')
    socket.destroy()
  })

  test('a body without length that goes on and on is refused where it is too much', async () => {
    const { socket, answer } = await dial()
    const chunk = (text: string | Buffer): void => {
      socket.write(`${Buffer.byteLength(text).toString(16)}\r\n`)
      socket.write(text)
      socket.write('\r\n')
    }
    socket.write(head('chunked'))
    chunk(formOf(filePart('a.txt', 'a')).subarray(0, -(boundary.length + 8)))
    for (let sent = 0; sent <= most; sent += 65_536) chunk(Buffer.alloc(65_536, 'a'))
    chunk(`\r\n--${boundary}--\r\n`)
    socket.write('0\r\n\r\n')
    await expect.poll(answer, patient).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })

  test('after a refusal the line goes on', async () => {
    const { socket, answer } = await dial()
    const two = formOf(filePart('a.txt', 'a'.repeat(300_000)), filePart('b.txt', 'b'.repeat(300_000)))
    socket.write(head(two.length))
    socket.write(two)
    await expect.poll(answer, patient).toContain('upload_invalid')
    socket.write('GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await expect.poll(answer, patient).toContain('{"alive":true}')
    socket.destroy()
  })
})
