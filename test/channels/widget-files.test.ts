import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { createApiScene } from '../rig/api-scene.ts'
import { pretendBundle, pretendFiles } from '../rig/pretend-bundle.ts'

const scene = await createApiScene()
afterAll(() => scene.close())

const { hash } = pretendBundle()
const get = (url: string, headers: Readonly<Record<string, string>> = {}) => scene.app.inject({ url, headers })
const codeOf = async (...of: Parameters<typeof get>) => {
  const { statusCode, body } = await get(...of)
  return [statusCode, body === '' ? undefined : JSON.parse(body).error.code]
}

describe('the script that sites embed', () => {
  test('is for every page, kept for minutes, and asked for again by its tag', async () => {
    const { statusCode, headers, body } = await get('/widget.js')
    expect([statusCode, body]).toEqual([200, pretendFiles['widget.js']])
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      etag: `"${hash}"`,
    })
    expect(headers).not.toHaveProperty('set-cookie')
    expect(headers).not.toHaveProperty('content-encoding')
  })

  test.each([[`"${hash}"`], [`W/"${hash}"`], [`"other", "${hash}"`], ['*']])('is not sent again to whoever has %s', async tag => {
    const { statusCode, headers, rawPayload } = await get('/widget.js', { 'if-none-match': tag })
    expect([statusCode, rawPayload.length]).toEqual([304, 0])
    expect(headers).toMatchObject({
      etag: `"${hash}"`,
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
    })
  })

  test('is sent to whoever has another, or it in another packing', async () => {
    expect((await get('/widget.js', { 'if-none-match': '"other"' })).statusCode).toBe(200)
    expect((await get('/widget.js', { 'if-none-match': `"${hash}"`, 'accept-encoding': 'br' })).statusCode).toBe(200)
    expect((await get('/widget.js', { 'if-none-match': `"${hash}.br"`, 'accept-encoding': 'br' })).statusCode).toBe(304)
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip, deflate, br;q=1.0, *;q=0.5', 'br'],
    ['GZIP', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br; q=0.000, gzip;q=0', undefined],
    ['deflate, zstd', undefined],
    ['identity', undefined],
    ['', undefined],
  ])('comes packed as the browser takes it: %s', async (accepted, packed) => {
    const { headers, rawPayload } = await get('/widget.js', { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(packed)
    const unpack = packed === 'br' ? brotliDecompressSync : packed === 'gzip' ? gunzipSync : (bytes: Buffer) => bytes
    expect(unpack(rawPayload).toString()).toBe(pretendFiles['widget.js'])
  })

  test('can be asked about without being sent', async () => {
    const { statusCode, headers, rawPayload } = await scene.app.inject({ method: 'HEAD', url: '/widget.js' })
    expect([statusCode, rawPayload.length]).toEqual([200, 0])
    expect(headers).toMatchObject({ etag: `"${hash}"`, 'content-type': 'text/javascript; charset=utf-8' })
    expect((await scene.app.inject({ method: 'POST', url: '/widget.js' })).statusCode).toBe(405)
  })
})

describe('what the script fetches', () => {
  test.each([
    ['panel.js', 'text/javascript; charset=utf-8'],
    ['panel.css', 'text/css; charset=utf-8'],
    ['texts/en.json', 'application/json; charset=utf-8'],
  ])('%s never changes under its address', async (name, type) => {
    const { statusCode, headers, body } = await get(`/widget/${hash}/${name}`)
    expect([statusCode, body]).toEqual([200, pretendFiles[name]])
    expect(headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  test.each(['panel.js', 'texts/en.json'])('%s of a build that is gone is that of the newest, for a while', async name => {
    const { statusCode, headers, body } = await get(`/widget/feedfacecafebeef/${name}`)
    expect([statusCode, body]).toEqual([200, (await get(`/widget/${hash}/${name}`)).body])
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' })
  })

  test('a build is found under every name that it is asked for again', async () => {
    const { statusCode, headers } = await get(`/widget/${hash}~2/panel.js`)
    expect([statusCode, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  })

  test.each([
    '/widget/HASH/nothing.js',
    '/widget/old/nothing.js',
    '/widget/HASH/',
    '/widget/HASH',
    '/widget/',
    '/widget',
    '/widget/HASH/texts/xx.json',
    '/widget/HASH/texts',
    '/widget/HASH/panel.js.br',
    '/widget/HASH/panel.js.gz',
    '/widget/HASH/panel.js%00.css',
    '/widget/HASH/..%2f..%2f..%2fpackage.json',
    '/widget/HASH/..%5c..%5cpackage.json',
    '/widget/HASH/texts/..%2fpanel.js',
    '/widget/..%2fHASH/panel.js',
    '/widget/HASH/texts/%2e%2e%2f%2e%2e%2fpackage.json',
    '/widget/HASH/%2fetc%2fpasswd',
    '/widget.js/',
    '/widget.js%00',
    '/WIDGET.JS',
    '/widget/HASH/__proto__',
    '/widget/HASH/constructor',
  ])('and nothing else: %s', async address => {
    const url = address.replace('HASH', hash)
    expect(await codeOf(url)).toEqual([404, 'route_unknown'])
  })
})
