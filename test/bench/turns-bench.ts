import { type ChildServer, startEcho, startParley } from './child-server.ts'
import { echoClient, fourTurnClient, teachEcho } from './clients.ts'
import { type Bench, figureOf, ratios } from './figure.ts'
import { type Client, type Load, load } from './load.ts'
import { publishFlow } from './publish-flow.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Durable turns over HTTP, beside a bare echo of the same JSON: conversations of four turns, sixteen visitors at once. */
export const turnsBench: Bench = {
  name: 'turns',
  async measure({ quick }) {
    const [echo, parley] = await Promise.all([startEcho(), startParley(temporaryFolder())])
    await publishFlow(parley)
    await teachEcho(echo, parley)
    await load(parley.url, Array.from({ length: visitors }, fourTurnClient), warmUp)
    await load(echo.url, Array.from({ length: visitors }, echoClient), warmUp)
    const ms = quick ? 1_000 : 4_000
    const echoes: Sample[] = []
    const turns: Sample[] = []
    for (let round = 0; round < (quick ? 3 : 7); round += 1) {
      echoes.push(await sample(echo, echoClient, ms))
      turns.push(await sample(parley, fourTurnClient, ms))
    }
    const residentMb = parley.residentMb()
    await Promise.all([echo.stop(), parley.stop()])
    const rates = turns.map(turn => turn.perSecond)
    const echoRates = echoes.map(echo => echo.perSecond)
    return [
      figureOf('echo', 'asks/s', echoRates),
      figureOf('durable turns', 'turns/s', rates),
      figureOf('durable turns, in echoes (aim 0.40)', '', ratios(rates, echoRates), { least: 0.3 }),
      figureOf(
        'echo, p50',
        'ms',
        echoes.map(echo => echo.p50Ms),
      ),
      figureOf(
        'echo, p99',
        'ms',
        echoes.map(echo => echo.p99Ms),
      ),
      figureOf(
        'turn, p50',
        'ms',
        turns.map(turn => turn.p50Ms),
      ),
      figureOf(
        'turn, p99',
        'ms',
        turns.map(turn => turn.p99Ms),
        { most: 20 },
      ),
      figureOf(
        'CPU of an echo',
        'ms',
        echoes.map(echo => echo.cpuMsEach),
      ),
      figureOf(
        'CPU of a turn',
        'ms',
        turns.map(turn => turn.cpuMsEach),
      ),
      { what: 'memory after the load', value: residentMb, unit: 'MB' },
    ]
  },
}

const visitors = 16
// Counted in turns: on a slow disk, time alone would leave half of the program uncompiled.
const warmUp = { ms: 20_000, asks: 15_000 }

interface Sample extends Load {
  readonly cpuMsEach: number
}

async function sample(server: ChildServer, client: () => Client, ms: number): Promise<Sample> {
  const clients = Array.from({ length: visitors }, client)
  const before = server.cpuMs()
  const loaded = await load(server.url, clients, { ms })
  return { ...loaded, cpuMsEach: (server.cpuMs() - before) / (loaded.perSecond * (ms / 1_000)) }
}
