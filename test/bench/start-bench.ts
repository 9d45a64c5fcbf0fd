import { type ChildServer, startParley } from './child-server.ts'
import { openConnection } from './connection.ts'
import { type Bench, figureOf } from './figure.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** How long a start takes, and what a server holds that does nothing. */
export const startBench: Bench = {
  name: 'start',
  async measure({ quick }) {
    const folder = temporaryFolder()
    const first = await timedStart(folder)
    await first.server.stop()
    const warmMs: number[] = []
    const residentMb: number[] = []
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      const { ms, server } = await timedStart(folder)
      warmMs.push(ms)
      if (round < 2) {
        await new Promise(resolve => setTimeout(resolve, 3_000))
        residentMb.push(server.residentMb())
      }
      await server.stop()
    }
    return [
      { what: 'first start, samples seeded', value: first.ms, unit: 'ms' },
      figureOf('start until /readyz says yes', 'ms', warmMs, { most: 1_500 }),
      figureOf('memory after three idle seconds', 'MB', residentMb, { most: 170 }),
    ]
  },
}

async function timedStart(folder: string): Promise<{ ms: number; server: ChildServer }> {
  const started = performance.now()
  const server = await startParley(folder)
  const connection = await openConnection(server.url)
  while ((await connection.ask({ method: 'GET', path: '/readyz' })).status !== 200) {
    await new Promise(resolve => setTimeout(resolve, 5))
  }
  connection.close()
  return { ms: performance.now() - started, server }
}
