import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type CrashHouse, type CrashScene, converse, createCrashHouse, expectWhole } from './crash-scene.ts'

// More of the same by hand: `CRASH_KILLS=100 npx vitest run test/crash`.
const kills = Number(process.env.CRASH_KILLS ?? 6)

let house: CrashHouse
let scene: CrashScene
beforeAll(async () => {
  house = await createCrashHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  scene = await house.open()
  await scene.server.start()
})
afterEach(() => scene.close())

/** Visitors talk while something is done to the server. */
async function talkDuring(names: readonly string[], lines: number, disturb: () => Promise<void>): Promise<void> {
  const talks = Promise.all(names.map(name => converse(scene, name, lines)))
  await disturb()
  for (const [index, client] of (await talks).entries()) await expectWhole(scene, client, names[index] ?? '', lines)
}

test(`killed ${kills} times at random under load, the server loses nothing and repeats nothing`, {
  timeout: 180_000 + kills * 5_000,
}, async () => {
  const names = Array.from({ length: 8 }, (_, index) => `killed-${index}`)
  await talkDuring(names, 4 + kills, async () => {
    for (let kill = 0; kill < kills; kill++) {
      await pause(50 + Math.random() * 250)
      expect(await scene.server.kill('SIGKILL')).toBe('SIGKILL')
      await scene.server.start()
    }
  })
})

test('told to stop under load, the server answers what is under way and ends well', { timeout: 180_000 }, async () => {
  await talkDuring(['stopped-0', 'stopped-1', 'stopped-2'], 6, async () => {
    for (let stop = 0; stop < 3; stop++) {
      await pause(150)
      expect(await scene.server.kill('SIGTERM')).toBe(0)
      await scene.server.start()
    }
  })
})
