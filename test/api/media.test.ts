import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiScene, adminToken, createApiScene, helloFlow } from '../rig/api-scene.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { uploadFile } from '../rig/upload.ts'

let scene: ApiScene
beforeAll(async () => {
  scene = await createApiScene()
  await scene.publish(helloFlow)
})
afterAll(() => scene.close())

const add = async (name: string, content: Buffer = sampleFiles[name.split('.').at(-1) as 'png']): Promise<string> => {
  const { status, json } = await uploadFile(scene, '/api/media', adminToken, name, content)
  expect(status, JSON.stringify(json)).toBe(201)
  return json.media.id
}
const get = (id: string, headers: Readonly<Record<string, string>> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  scene.app.inject({ method, url: `/api/media/${id}`, headers })

test('a medium is added, listed, shown and removed', async () => {
  const { json } = await uploadFile(scene, '/api/media', adminToken, 'Meine Katze.PNG', sampleFiles.png)
  const { media } = json
  const { png } = sampleFiles
  expect(media).toEqual({
    id: expect.stringMatching(/^[\w-]{22}$/),
    name: 'Meine Katze.PNG',
    type: 'image/png',
    bytes: png.length,
    width: 3,
    height: 2,
    at: scene.clock.now(),
  })
  expect((await scene.call('GET /api/media?limit=1', undefined, adminToken)).json.media).toEqual([media])
  expect((await get(media.id)).rawPayload).toEqual(png)
  expect((await scene.call(`DELETE /api/media/${media.id}`, undefined, adminToken)).json).toEqual({ removed: true })
  expect((await get(media.id)).json().error.code).toBe('media_unknown')
  expect((await scene.call(`DELETE /api/media/${media.id}`, undefined, adminToken)).json.error.code).toBe('media_unknown')
})

test('the list goes page by page', async () => {
  const ids = [await add('a.gif'), await add('b.gif'), await add('c.gif')].reverse()
  const first = await scene.call('GET /api/media?limit=2', undefined, adminToken)
  const next = await scene.call(`GET /api/media?limit=1&before=${first.json.next}`, undefined, adminToken)
  expect([...first.json.media, ...next.json.media].map(({ id }: { id: string }) => id)).toEqual(ids)
  const odd = await scene.call('GET /api/media?before=x.y', undefined, adminToken)
  expect(odd.json.error.code).toBe('invalid_body')
})

test('one that a flow shows stays, and it is said which', async () => {
  const id = await add('avatar.jpg')
  const { nodes } = helloFlow as { nodes: readonly { id: string; config: object }[] }
  const flow = {
    ...helloFlow,
    id: 'shows',
    nodes: nodes.map(node =>
      node.id === 'hi' ? { ...node, config: { ...node.config, parts: [{ type: 'image', mediaId: id }] } } : node,
    ),
  }
  await scene.publish(flow)
  const { status, json } = await scene.call(`DELETE /api/media/${id}`, undefined, adminToken)
  expect([status, json.error.code]).toEqual([409, 'media_in_use'])
  expect(json.error.details.usedBy).toEqual([
    { flow: 'shows', name: 'hello', version: 'draft' },
    { flow: 'shows', name: 'hello', version: 1 },
  ])
  const { greeting } = (await scene.call('GET /api/visitor/config?flow=shows')).json
  expect(greeting[0].parts).toEqual([
    { type: 'image', mediaId: id, name: 'avatar.jpg', bytes: sampleFiles.jpg.length, width: 3, height: 2 },
  ])
})

describe('a medium is served', () => {
  test.each([
    ['a.png', 'image/png', 'inline'],
    ['a.jpg', 'image/jpeg', 'inline'],
    ['a.avif', 'image/avif', 'inline'],
    ['a.mp4', 'video/mp4', 'inline'],
    ['a.webm', 'video/webm', 'inline'],
    ['a.mp3', 'audio/mpeg', 'inline'],
    ['a.pdf', 'application/pdf', 'attachment'],
  ])('%s as %s, %s, to every page, and nothing in it can act', async (name, type, show) => {
    const id = await add(name)
    const { headers, statusCode } = await get(id, { origin: 'https://example.com' })
    expect(statusCode).toBe(200)
    expect(headers).toMatchObject({
      'content-type': type,
      'content-disposition': `${show}; filename="${name}"; filename*=UTF-8''${name}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      etag: `"${id}"`,
    })
  })

  test('under a name that no client can misread', async () => {
    const names = {
      'Größe "2".png': `inline; filename="Gro_e _2_.png"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%222%22.png`,
      "it's 50% (new)*;x=y.png": `inline; filename="it's 50_ (new)*;x=y.png"; filename*=UTF-8''it%27s%2050%25%20%28new%29%2a%3Bx%3Dy.png`,
      '喵.png': `inline; filename="_.png"; filename*=UTF-8''%E5%96%B5.png`,
    }
    for (const [name, disposition] of Object.entries(names)) {
      const { headers } = await get(await add(name.replaceAll('"', '\\"'), sampleFiles.png))
      expect(headers['content-disposition'], name).toBe(disposition)
    }
  })

  test('only once to those who keep it', async () => {
    const id = await add('a.png')
    for (const known of [`"${id}"`, `W/"${id}"`, `"x", "${id}"`, '*']) {
      const { statusCode, body, headers } = await get(id, { 'if-none-match': known })
      expect([statusCode, body], known).toEqual([304, ''])
      expect(headers).toMatchObject({ etag: `"${id}"`, 'cache-control': 'public, max-age=31536000, immutable' })
    }
    expect((await get(id, { 'if-none-match': '"x"' })).statusCode).toBe(200)
  })

  test('in parts, to players that ask for them', async () => {
    const { mp4 } = sampleFiles
    const id = await add('a.mp4')
    const size = mp4.length
    const parts: readonly (readonly [string, number, number])[] = [
      ['bytes=0-3', 0, 4],
      ['bytes=0-', 0, size],
      ['bytes=10-10', 10, 11],
      ['bytes=-4', size - 4, size],
      ['bytes=-999999', 0, size],
      ['bytes = 4 - 999999', 4, size],
    ]
    for (const [range, from, to] of parts) {
      const { statusCode, headers, rawPayload } = await get(id, { range })
      expect([statusCode, headers['content-range']], range).toEqual([206, `bytes ${from}-${to - 1}/${size}`])
      expect(headers['content-length']).toBe(`${to - from}`)
      expect(rawPayload).toEqual(mp4.subarray(from, to))
    }
    for (const range of ['bytes=0-1,3-4', 'bytes=5-2', 'bytes=-', 'bytes=a-b', 'items=0-1', '', `bytes=${'9'.repeat(40)}-`])
      expect((await get(id, { range })).statusCode, range).toBe(200)
    for (const range of [`bytes=${size}-`, 'bytes=999999-', 'bytes=-0']) {
      const { statusCode, headers, json } = await get(id, { range })
      expect([statusCode, headers['content-range'], json().error.code], range).toEqual([
        416,
        `bytes */${size}`,
        'range_unsatisfiable',
      ])
      expect(headers['cache-control']).toBe('no-store')
    }
    expect((await get(id, { range: 'bytes=0-3', 'if-range': `"${id}"` })).statusCode).toBe(206)
    expect((await get(id, { range: 'bytes=0-3', 'if-range': '"older"' })).statusCode).toBe(200)
  })

  test('as headers alone, when only those are asked for', async () => {
    const { statusCode, headers, body } = await get(await add('a.png'), {}, 'HEAD')
    expect([statusCode, headers['content-length'], headers['content-type'], body]).toEqual([
      200,
      `${sampleFiles.png.length}`,
      'image/png',
      '',
    ])
  })
})

test('what may act, or is not what its name says, is refused with the reason', async () => {
  const refusals = {
    'a.svg': sampleFiles.svg,
    'a.html': sampleFiles.html,
    'a.xml': sampleFiles.xml,
    'a.js': sampleFiles.js,
    'a.zip': sampleFiles.zip,
    'a.docx': sampleFiles.docx,
    'a.txt': sampleFiles.txt,
    'svg.png': sampleFiles.svg,
    'html.jpg': sampleFiles.html,
    'jpg.png': sampleFiles.jpg,
    'a.png.html': sampleFiles.png,
    'empty.png': Buffer.alloc(0),
  }
  for (const [name, content] of Object.entries(refusals)) {
    const { status, json } = await uploadFile(scene, '/api/media', adminToken, name, content)
    expect([status, json.error.code], name).toEqual([415, 'file_refused'])
    expect(['ending', 'content', 'empty'], name).toContain(json.error.details.reason)
    expect(json.error.details.allowed, name).toContain('webm')
  }
  const files = await readdir(join(scene.dataDir, 'media'))
  const { media } = (await scene.call('GET /api/media?limit=100', undefined, adminToken)).json
  expect(files.sort()).toEqual(media.map(({ id }: { id: string }) => id).sort())
})
