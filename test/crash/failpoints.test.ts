import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { failpoints } from '../../runtime/failpoints.ts'
import { type CrashScene, converse, createCrashScene, expectWhole } from './crash-scene.ts'

// Reached only when a result cannot be committed five times over ten minutes: held by the tests of the effect loop.
const elsewhere = ['effect.before-retry', 'effect.buried']
const whilePublishing = ['document.before-write', 'document.written', 'publish.version-written', 'publish.live-written']
const atTheEnd = ['shutdown.begin']
const underLoad = ['checkpoint.begin']
const whileTalking = failpoints.filter(name => ![...elsewhere, ...whilePublishing, ...atTheEnd, ...underLoad].includes(name))

let scene: CrashScene
beforeEach(async () => {
  scene = await createCrashScene()
})
afterEach(() => scene.close())

describe('killed at a failpoint, the server loses nothing it has acknowledged and says nothing twice', () => {
  test.for(whileTalking)('%s', async name => {
    await scene.server.kill('SIGTERM')
    // Some pass before the first visitor comes; each start is killed at another one.
    await scene.server.start({ FAILPOINT: `${name}:3` })
    const visitors = ['ada', 'bea', 'cleo']
    const talks = visitors.map(visitor => converse(scene, visitor, 3))
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    const clients = await Promise.all(talks)
    for (const [index, client] of clients.entries()) await expectWhole(scene, client, visitors[index] ?? '', 3)
  })

  test.for(whilePublishing)('%s', async name => {
    await scene.server.kill('SIGTERM')
    await scene.server.start({ FAILPOINT: name })
    const draft = (await scene.team('GET', '/api/flows/crash')).body
    await scene.team('POST', '/api/flows/crash/publish', { revision: draft['revision'] }).catch(() => {})
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    expect((await scene.team('GET', '/api/flows/crash')).body).toEqual(draft)
    const published = await scene.team('POST', '/api/flows/crash/publish', { revision: draft['revision'] })
    expect(published.status).toBe(201)
    const { body } = await scene.team('GET', `/api/flows/crash/versions/${Number(published.body['version'])}`)
    expect(body).toMatchObject({ flow: { id: 'crash' } })
    await expectWhole(scene, await converse(scene, 'ada', 1), 'ada', 1)
  })

  test.for(atTheEnd)('%s', async name => {
    await scene.server.kill('SIGTERM')
    await scene.server.start({ FAILPOINT: name })
    const client = await converse(scene, 'ada', 2)
    expect(await scene.server.kill('SIGTERM')).toBe('SIGKILL')
    await scene.server.start()
    await expectWhole(scene, client, 'ada', 2)
  })

  test.for(underLoad)('%s', async name => {
    await scene.server.kill('SIGTERM')
    await scene.server.start({ FAILPOINT: name })
    const visitors = Array.from({ length: 40 }, (_, index) => `visitor${index}`)
    const talks = visitors.map(visitor => converse(scene, visitor, 5))
    expect(await scene.server.ended).toBe('SIGKILL')
    await scene.server.start()
    const clients = await Promise.all(talks)
    for (const [index, client] of clients.entries()) await expectWhole(scene, client, visitors[index] ?? '', 5)
  })
})
