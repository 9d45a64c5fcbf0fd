import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type CrashScene, converse, createCrashScene, expectWhole } from './crash-scene.ts'

// More of the same by hand: `CRASH_KILLS=100 npx vitest run test/crash`.
const kills = Number(process.env['CRASH_KILLS'] ?? 8)

let scene: CrashScene
afterEach(() => scene.close())

test(`killed ${kills} times at random under load, the server loses nothing and repeats nothing`, {
  timeout: 60_000 + kills * 4_000,
}, async () => {
  scene = await createCrashScene()
  const lines = 4 + kills
  const visitors = Array.from({ length: 8 }, (_, index) => `visitor${index}`)
  const talks = Promise.all(visitors.map(visitor => converse(scene, visitor, lines)))
  for (let kill = 0; kill < kills; kill++) {
    await pause(50 + Math.random() * 250)
    expect(await scene.server.kill('SIGKILL')).toBe('SIGKILL')
    await scene.server.start()
  }
  const clients = await talks
  for (const [index, client] of clients.entries()) await expectWhole(scene, client, visitors[index] ?? '', lines)
})

test('told to stop under load, the server answers what is under way and ends well', async () => {
  scene = await createCrashScene()
  const talks = ['ada', 'bea', 'cleo'].map(visitor => converse(scene, visitor, 6))
  for (let stop = 0; stop < 3; stop++) {
    await pause(150)
    expect(await scene.server.kill('SIGTERM')).toBe(0)
    await scene.server.start()
  }
  const clients = await Promise.all(talks)
  for (const [index, client] of clients.entries()) await expectWhole(scene, client, ['ada', 'bea', 'cleo'][index] ?? '', 6)
})
