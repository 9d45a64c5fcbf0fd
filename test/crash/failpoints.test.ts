import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { failpoints } from '../../runtime/failpoints.ts'
import { sampleFiles } from '../rig/sample-files.ts'
import { adminToken } from '../rig/server-process.ts'
import { type CrashHouse, type CrashScene, converse, createCrashHouse, expectEchoes, expectWhole, shout } from './crash-scene.ts'

// Reached only when a result cannot be committed five times over ten minutes: held by the tests of the effect loop.
const elsewhere = ['effect.before-retry', 'effect.buried']
const whilePublishing = ['document.before-write', 'document.written', 'publish.version-written', 'publish.live-written']
const atTheEnd = ['shutdown.begin']
const underLoad = ['checkpoint.begin']
const whileUploading = ['file.received', 'file.kept', 'file.stored']
const whileRemoving = ['file.forgotten']
// Held by mail.test.ts.
const whileMailing = ['mail.before-send', 'mail.sent']
// Held by lines.test.ts.
const onLines = ['intake.stored', 'intake.before-turn', 'outbox.leased', 'outbox.before-send', 'outbox.sent', 'outbox.settled']
const apart = [
  ...elsewhere,
  ...whilePublishing,
  ...atTheEnd,
  ...underLoad,
  ...whileUploading,
  ...whileRemoving,
  ...whileMailing,
  ...onLines,
]
const whileTalking = failpoints.filter(name => !apart.includes(name))

let house: CrashHouse
let scene: CrashScene
beforeAll(async () => {
  house = await createCrashHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await house.open()
})
afterEach(() => scene.close())

/** Each start after a kill is armed with the next failpoint of a row: a start costs seconds, and who lives through one lives through all. */
const rows = Array.from({ length: Math.ceil(whileTalking.length / 5) }, (_, row) => whileTalking.slice(row * 5, row * 5 + 5))

/** Visitors talk while the server is killed at one failpoint after the other and started again; then all is compared. */
async function survive(names: readonly string[], count: number, lines: number): Promise<void> {
  const talks: (readonly [string, ReturnType<typeof converse>])[] = []
  for (const failpoint of names) {
    // Not at the first pass, so that there is something to lose already.
    await scene.server.start({ FAILPOINT: `${failpoint}:3` }).catch(endedEarly)
    const visitors = Array.from({ length: count }, (_, index) => `${failpoint}-${index}`)
    talks.push(...visitors.map(visitor => [visitor, converse(scene, visitor, lines)] as const))
    expect(await scene.server.ended, failpoint).toBe('SIGKILL')
  }
  await scene.server.start()
  for (const [visitor, talk] of talks) await expectWhole(scene, await talk, visitor, lines)
}

/** With timers and effects of earlier visitors due, a server may pass a failpoint three times before it listens. */
function endedEarly(error: Error): void {
  if (!error.message.includes('SIGKILL')) throw error
}

/** Adds a medium; gives its id. */
async function upload({ server }: CrashScene, name: string): Promise<string> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(sampleFiles.pdf)], name))
  const headers = { authorization: `Bearer ${adminToken}` }
  const response = await fetch(new URL('/api/media', server.url), { method: 'POST', headers, body: form })
  const { media } = (await response.json()) as { media: { id: string } }
  return media.id
}

/** Media there are, newest first, whole; and nothing else lies there. */
async function expectMedia(scene: CrashScene, names: readonly string[]): Promise<void> {
  const { body } = await scene.team('GET', '/api/media')
  const media = body.media as readonly { id: string; name: string; bytes: number }[]
  expect(media.map(({ name, bytes }) => [name, bytes])).toEqual(names.map(name => [name, sampleFiles.pdf.length]))
  expect((await readdir(join(scene.dataDir, 'media'))).sort()).toEqual(media.map(({ id }) => id).sort())
}

describe('killed at a failpoint, the server loses nothing it has acknowledged and says nothing twice', {
  timeout: 180_000,
}, () => {
  test.for(rows.map(row => ({ row, title: row.join(', ') })))('$title', ({ row }) => survive(row, 3, 3))

  test.for(underLoad)('%s', async name => {
    await scene.server.start({ FAILPOINT: name })
    const names = Array.from({ length: 8 }, (_, index) => `${name}-${index}`)
    const talks = Promise.all(names.map(visitor => shout(scene, visitor, 100)))
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    for (const [index, client] of (await talks).entries()) await expectEchoes(client, names[index] ?? '', 100)
  })

  test.for(whilePublishing)('%s', async name => {
    await scene.server.start({ FAILPOINT: name })
    const draft = (await scene.team('GET', '/api/flows/crash')).body
    await scene.team('POST', '/api/flows/crash/publish', { revision: draft.revision }).catch(() => {})
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    expect((await scene.team('GET', '/api/flows/crash')).body).toEqual(draft)
    const published = await scene.team('POST', '/api/flows/crash/publish', { revision: draft.revision })
    expect(published.status).toBe(201)
    const { body } = await scene.team('GET', `/api/flows/crash/versions/${Number(published.body.version)}`)
    expect(body).toMatchObject({ flow: { id: 'crash' } })
  })

  test(whileUploading.join(', '), async () => {
    await scene.server.start()
    const first = await upload(scene, 'first.pdf')
    await scene.server.kill('SIGTERM')
    for (const name of whileUploading) {
      await scene.server.start({ FAILPOINT: name })
      await expectMedia(scene, ['first.pdf'])
      await expect(upload(scene, 'second.pdf')).rejects.toThrow()
      expect(await scene.server.ended, name).toBe('SIGKILL')
    }
    await scene.server.start()
    // Only the last was stored when its server ended.
    await expectMedia(scene, ['second.pdf', 'first.pdf'])
    await upload(scene, 'third.pdf')
    expect(await (await fetch(new URL(`/api/media/${first}`, scene.server.url))).text()).toBe(sampleFiles.pdf.toString())
  })

  test.for(whileRemoving)('%s', async name => {
    await scene.server.start({ FAILPOINT: name })
    await upload(scene, 'kept.pdf')
    const gone = await upload(scene, 'gone.pdf')
    await expect(scene.team('DELETE', `/api/media/${gone}`)).rejects.toThrow()
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    await expectMedia(scene, ['kept.pdf'])
  })

  test.for(atTheEnd)('%s', async name => {
    await scene.server.start({ FAILPOINT: name })
    const client = await converse(scene, name, 2)
    expect(await scene.server.kill('SIGTERM')).toBe('SIGKILL')
    await scene.server.start()
    await expectWhole(scene, client, name, 2)
  })
})
