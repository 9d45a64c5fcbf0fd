import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminToken } from '../rig/api-scene.ts'
import { createLineScene, type LineScene } from '../rig/line-scene.ts'

let scene: LineScene
beforeAll(async () => {
  scene = await createLineScene()
  await scene.pager('desk')
})
afterAll(() => scene.close())

test('who is erased leaves nothing of what they sent, of what waits, and of what was sent to them', async () => {
  const from = { id: 'sender-of-secrets', email: 'ada@corp.com' }
  await scene.bring('desk', { id: 'in-1', from, text: 'The first that is private' })
  await scene.settle()
  const id = await scene.conversation('desk', from.id)
  await scene.call(`POST /api/conversations/${id}/messages`, { text: 'An answer' }, adminToken)
  await scene.settle()
  const body = { id: 'in-2', from: { id: from.id }, said: {}, files: 1, text: 'The second that is private' }
  const files = [{ name: 'private.txt', bytes: Buffer.from('bytes of theirs') }]
  await scene.runtime.store.intake.add([
    { channel: 'desk', key: 'hash', sender: from.id, body, files, at: scene.clock.now() + 9_000_000 },
  ])
  const { json } = await scene.call(`GET /api/conversations/${id}`, undefined, adminToken)
  const gone = await scene.call(`DELETE /api/contacts/${json.contact.id}`, {}, adminToken)
  expect(gone.status).toBe(200)
  const { outbox, intake } = scene.runtime.store
  expect(await outbox.of(id, 1, 99)).toEqual(new Map())
  expect(await intake.conversationOf('desk', from.id)).toBeUndefined()
  expect(await intake.waiting()).toEqual(new Map())
  for (const file of ['parley.db', 'parley.db-wal']) {
    const bytes = await readFile(join(scene.dataDir, file)).catch(() => Buffer.alloc(0))
    for (const text of ['that is private', 'bytes of theirs', 'sender-of-secrets']) expect(bytes.includes(text), file).toBe(false)
  }
  // It is known to have been here all the same.
  expect((await scene.bring('desk', { id: 'in-1', from, text: 'The first' })).json).toEqual({ outcome: 'duplicate' })
})
