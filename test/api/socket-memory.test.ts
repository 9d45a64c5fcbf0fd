import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, onTestFinished, test } from 'vitest'
import type { Order, Report } from '../rig/socket-crowd.ts'
import { createSocketScene } from '../rig/socket-scene.ts'

setFlagsFromString('--expose-gc')
// Boundary: what the flag has put there.
const collect = runInNewContext('gc') as () => void

/** What is held, after everything that is not has been let go. */
async function held(): Promise<{ readonly own: number; readonly resident: number }> {
  for (let round = 0; round < 4; round += 1) {
    collect()
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { own: heapUsed + external, resident: rss }
}

test('an idle socket costs few kilobytes', async () => {
  const scene = await createSocketScene()
  const crowd = fork(new URL('../rig/socket-crowd.ts', import.meta.url), [scene.url.replace('http', 'ws')])
  onTestFinished(async () => {
    crowd.kill('SIGKILL')
    await scene.close()
  })
  const come = async (clients: number): Promise<void> => {
    crowd.send({ clients } satisfies Order)
    const [report] = (await once(crowd, 'message')) as [Report]
    expect(report.visitors).toHaveLength(clients)
  }
  // By the first the program warms up, and the heap grows as it does for anything.
  await come(1_000)
  const before = await held()
  await come(1_000)
  const after = await held()
  expect((after.own - before.own) / 1_000).toBeLessThan(12_000)
  expect((after.resident - before.resident) / 1_000).toBeLessThan(40_000)
})
