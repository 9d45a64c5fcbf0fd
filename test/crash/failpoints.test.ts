import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { failpoints } from '../../runtime/failpoints.ts'
import { type CrashHouse, type CrashScene, converse, createCrashHouse, expectEchoes, expectWhole, shout } from './crash-scene.ts'

// Reached only when a result cannot be committed five times over ten minutes: held by the tests of the effect loop.
const elsewhere = ['effect.before-retry', 'effect.buried']
const whilePublishing = ['document.before-write', 'document.written', 'publish.version-written', 'publish.live-written']
const atTheEnd = ['shutdown.begin']
const underLoad = ['checkpoint.begin']
const whileTalking = failpoints.filter(name => ![...elsewhere, ...whilePublishing, ...atTheEnd, ...underLoad].includes(name))

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

/** Visitors talk while the server is killed at a failpoint and started again; then all is compared. */
async function survive(failpoint: string, count: number, lines: number): Promise<void> {
  await scene.server.start({ FAILPOINT: failpoint })
  const names = Array.from({ length: count }, (_, index) => `${failpoint.replace(':', '-')}-${index}`)
  const talks = Promise.all(names.map(name => converse(scene, name, lines)))
  expect(await scene.server.ended).toBe('SIGKILL')
  await scene.server.start()
  for (const [index, client] of (await talks).entries()) await expectWhole(scene, client, names[index] ?? '', lines)
}

describe('killed at a failpoint, the server loses nothing it has acknowledged and says nothing twice', {
  timeout: 60_000,
}, () => {
  // Not at the first pass, so that there is something to lose already.
  test.for(whileTalking)('%s', name => survive(`${name}:3`, 3, 3))

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
    await expectWhole(scene, await converse(scene, name, 1), name, 1)
  })

  test.for(atTheEnd)('%s', async name => {
    await scene.server.start({ FAILPOINT: name })
    const client = await converse(scene, name, 2)
    expect(await scene.server.kill('SIGTERM')).toBe('SIGKILL')
    await scene.server.start()
    await expectWhole(scene, client, name, 2)
  })
})
