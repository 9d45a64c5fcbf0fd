import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Order, Report } from '../rig/socket-crowd.ts'
import { startParley } from './child-server.ts'
import { type Bench, quantile } from './figure.ts'
import { publishFlow } from './publish-flow.ts'
import { benchFlow } from './stored-turns.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Ten thousand idle chats: what they hold, what they cost, and how soon all are back after a restart. */
export const socketsBench: Bench = {
  name: 'sockets',
  async measure({ quick }) {
    const sockets = Math.min(quick ? 1_000 : 10_000, mostSockets())
    const folder = temporaryFolder()
    const first = await startParley(folder)
    await publishFlow(first)
    const { port } = new URL(first.url)
    const crowds = Array.from({ length: 2 }, () => startCrowd(first.url))
    const each = Math.ceil(sockets / crowds.length)

    const before = first.residentMb()
    const began = performance.now()
    const came = await Promise.all(crowds.map(crowd => ask(crowd, { clients: each, flow: benchFlow })))
    const connectMs = performance.now() - began
    await pause(3_000)
    const residentMb = first.residentMb()
    const cpuMs = first.cpuMs()
    const idleMs = quick ? 5_000 : 20_000
    await pause(idleMs)
    const busy = (first.cpuMs() - cpuMs) / idleMs

    const stopping = performance.now()
    await first.stop()
    const stopMs = performance.now() - stopping
    const second = await startParley(folder, port)
    const returning = performance.now()
    const back = await Promise.all(crowds.map((crowd, at) => ask(crowd, { clients: each, known: came[at]?.visitors ?? [] })))
    const backMs = performance.now() - returning
    const tookMs = back.flatMap(report => report.tookMs)
    const residentAgainMb = second.residentMb()
    for (const crowd of crowds) crowd.kill('SIGKILL')
    await second.stop()
    return [
      { what: 'chats, each with a conversation', value: each * crowds.length, unit: '' },
      { what: 'until all are open, each a new visitor', value: connectMs / 1_000, unit: 's' },
      { what: 'memory of the server', value: residentMb, unit: 'MB', target: { most: 400 } },
      { what: 'memory of each', value: ((residentMb - before) * 1_024) / sockets, unit: 'kB', target: { most: 24 } },
      { what: 'one core while all are idle', value: busy * 100, unit: '%' },
      { what: 'until the server has said goodbye and ended', value: stopMs, unit: 'ms', target: { most: 10_000 } },
      { what: 'after the restart, until all are back', value: backMs / 1_000, unit: 's', target: { most: 30 } },
      { what: 'a return, p50', value: quantile(tookMs, 0.5), unit: 'ms' },
      { what: 'a return, p99', value: quantile(tookMs, 0.99), unit: 'ms', target: { most: 2_000 } },
      { what: 'memory of the server then', value: residentAgainMb, unit: 'MB', target: { most: 400 } },
    ]
  },
}

function startCrowd(url: string): ChildProcess {
  const crowd = fork(new URL('../rig/socket-crowd.ts', import.meta.url), [url.replace('http', 'ws')])
  const kill = (): void => void crowd.kill('SIGKILL')
  process.once('exit', kill)
  crowd.once('exit', () => process.off('exit', kill))
  return crowd
}

async function ask(crowd: ChildProcess, order: Order): Promise<Report> {
  crowd.send(order)
  const [report] = (await once(crowd, 'message')) as [Report]
  return report
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

/** What the system lets one process open, less what a server needs besides. */
function mostSockets(): number {
  const [, limit] = /Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8')) ?? []
  return Number(limit ?? 1_024) - 500
}
