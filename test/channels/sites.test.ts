import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { serveChannel } from '../../plugins/kit/server.ts'
import { createApi } from '../../runtime/api/create-api.ts'
import { createSites } from '../../runtime/create-sites.ts'
import { readSettings } from '../../runtime/settings/settings.ts'
import { createApiScene } from '../rig/api-scene.ts'
import { pretendBundle } from '../rig/pretend-bundle.ts'

const scene = await createApiScene()
afterAll(() => scene.close())
const { sites } = scene.runtime.plugins

test('a channel’s site stands on the bundle of its folder', () => {
  expect(() => createSites({ sites }, new Map())).toThrow(
    expect.objectContaining({ code: 'plugin_invalid', params: expect.objectContaining({ id: 'website' }) }),
  )
})

test('an address that nobody has thought of stops the start', async () => {
  const half = serveChannel(
    { id: 'website', config: z.object({}) },
    { site: app => app.get('/secrets', (_request, reply) => reply.send('all of them')) },
  )
  const app = createApi({
    ...scene.runtime,
    settings: readSettings({ LOG_LEVEL: 'silent' }),
    sites: [{ half, files: pretendBundle() }],
    health: { ready: () => true, shuttingDown: () => false },
  })
  await expect(Promise.resolve(app.ready())).rejects.toMatchObject({
    code: 'plugin_invalid',
    params: { id: 'website', why: expect.stringContaining('GET /secrets') },
  })
})
