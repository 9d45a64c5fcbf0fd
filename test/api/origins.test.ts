import { afterAll, expect, test } from 'vitest'
import { type ApiScene, createApiScene } from '../rig/api-scene.ts'

const open = await createApiScene()
const listed = await createApiScene({ ORIGINS: 'https://www.example.com', PUBLIC_URL: 'https://chat.example.com' })
afterAll(async () => {
  await open.close()
  await listed.close()
})

const preflight = (scene: ApiScene, url: string, origin: string): ReturnType<ApiScene['inject']> =>
  scene.inject({
    method: 'OPTIONS',
    url,
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  })
const come = (scene: ApiScene, origin: string | undefined): ReturnType<ApiScene['inject']> =>
  scene.inject({
    method: 'POST',
    url: '/api/visitor',
    headers: { host: 'localhost:3000', ...(origin === undefined ? {} : { origin }) },
  })

test('without a list any page may talk to the visitor API, never with cookies', async () => {
  const asked = await preflight(open, '/api/visitor/conversations', 'https://anywhere.example')
  expect(asked.status).toBe(204)
  expect(asked.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type',
  })
  expect(asked.headers).not.toHaveProperty('access-control-allow-credentials')
  expect((await come(open, 'https://anywhere.example')).headers['access-control-allow-origin']).toBe('*')
  const refused = await open.call('GET /api/visitor/conversations', undefined, undefined, { origin: 'https://anywhere.example' })
  expect([refused.status, refused.headers['access-control-allow-origin']], 'errors can be read too').toEqual([401, '*'])
})

test('with a list only its pages may, our own among them', async () => {
  for (const origin of ['https://www.example.com', 'https://chat.example.com', 'http://localhost:3000']) {
    const answered = await come(listed, origin)
    expect([answered.status, answered.headers['access-control-allow-origin']], origin).toEqual([201, origin])
    expect(answered.headers.vary).toContain('Origin')
  }
  expect((await come(listed, undefined)).status, 'a program sends no origin').toBe(201)
  for (const origin of [
    'https://evil.example',
    'https://www.example.com.evil.example',
    'http://www.example.com',
    'null',
    'nonsense',
    'https://www.example.com:444',
  ]) {
    const refused = await come(listed, origin)
    expect([refused.status, refused.json.error.code], origin).toEqual([403, 'origin_refused'])
    expect(refused.headers).not.toHaveProperty('access-control-allow-origin')
    expect((await preflight(listed, '/api/visitor', origin)).status).toBe(403)
  }
})

test('the team’s side is for no foreign page', async () => {
  for (const scene of [open, listed]) {
    for (const url of ['/api/flows', '/metrics', '/api/visitors', '/nothing']) {
      const asked = await preflight(scene, url, 'https://www.example.com')
      expect([404, 405], url).toContain(asked.status)
      expect(asked.headers, url).not.toHaveProperty('access-control-allow-origin')
    }
  }
})

test('every answer says what a browser may do with it, and sets no cookie', async () => {
  for (const what of ['GET /livez', 'GET /api/flows', 'POST /api/visitor', 'GET /nothing', 'GET /api/docs']) {
    const { headers } = await open.call(what)
    expect(headers, what).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
    })
    expect(headers, what).not.toHaveProperty('set-cookie')
    expect(headers, what).not.toHaveProperty('strict-transport-security')
  }
  expect((await listed.call('GET /livez')).headers['strict-transport-security']).toContain('max-age')
})
