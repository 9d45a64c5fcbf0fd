import { en, flowOf } from '../rig/flow-of.ts'
import { adminToken, type ChildServer, startParley } from './child-server.ts'
import { fourTurnClient } from './clients.ts'
import { openConnection } from './connection.ts'
import { type Bench, type Figure, figureOf } from './figure.ts'
import { type Client, type Load, load } from './load.ts'
import { publishFlow } from './publish-flow.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A hundred turns a second beside four snippets that do all they can to stop them, and the same without: rounds of both, before and after. */
export const snippetBombsBench: Bench = {
  name: 'bombs',
  async measure({ quick }) {
    const parley = await startParley(temporaryFolder())
    await publishFlow(parley)
    await publish(parley, bombFlow)
    const rounds = quick ? 2 : 5
    const ms = quick ? 2_000 : 6_000
    await round(parley, 1_000)
    const quiet: Round[] = []
    for (let at = 0; at < rounds; at += 1) quiet.push(await round(parley, ms))
    for (const bomb of bombs) await begin(parley, bomb)
    const beside: Round[] = []
    for (let at = 0; at < rounds; at += 1) beside.push(await round(parley, ms))
    const isSame = quiet[0]?.startedAt === beside.at(-1)?.startedAt
    await parley.stop()
    return [...figuresOf('alone', quiet), ...figuresOf('beside four bombs', beside, 50), same(isSame)]
  },
}

const bombs = ['spin', 'memory', 'deaf', 'regex'] as const
const code = `
const { bomb } = input.vars
if (bomb === 'memory') { const held = []; for (;;) held.push(new Array(1_000).fill(1)) }
if (bomb === 'deaf') return new Array(4294967295).join('x')
if (bomb === 'regex') return /(a+)+$/.test('a'.repeat(60) + 'b')
for (;;) {}`
// Whatever becomes of one, the next goes off.
const bombFlow = flowOf('bombs', [
  ['start', 'start', {}, { next: 'which' }],
  ['which', 'ask', { question: en('Which?'), saveAs: 'bomb' }, { answered: 'code' }],
  ['code', 'code', { code }, { next: 'pause', failed: 'pause', 'timed-out': 'pause' }],
  ['pause', 'wait', { until: { what: 'duration', ms: 1 } }, { next: 'code' }],
])

interface Round extends Load {
  readonly lagMs: number
  readonly startedAt: string
}

/** Ten visitors who write ten times a second each. */
async function round(parley: ChildServer, ms: number): Promise<Round> {
  await numbers(parley)
  const took = await load(parley.url, Array.from({ length: 10 }, paced), { ms })
  const { lag, startedAt } = await numbers(parley)
  return { ...took, lagMs: lag * 1_000, startedAt }
}

function paced(): Client {
  const write = fourTurnClient()
  let due = performance.now() + Math.random() * 100
  return async connection => {
    await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())))
    due = Math.max(due + 100, performance.now())
    await write(connection)
  }
}

/** The loop delay since the last time somebody asked, and when the process was started. */
async function numbers({ url }: ChildServer): Promise<{ readonly lag: number; readonly startedAt: string }> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${adminToken}` } })
  const text = await response.text()
  return {
    lag: Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]),
    startedAt: /^process_start_time_seconds (\S+)/m.exec(text)?.[1] ?? '',
  }
}

function figuresOf(how: string, rounds: readonly Round[], most?: number): readonly Figure[] {
  return [
    figureOf(
      `turns ${how}`,
      'turns/s',
      rounds.map(({ perSecond }) => perSecond),
    ),
    figureOf(
      `loop delay ${how}, p99`,
      'ms',
      rounds.map(({ lagMs }) => lagMs),
      most === undefined ? undefined : { most },
    ),
  ]
}

function same(isSame: boolean): Figure {
  return { what: 'the same process all along (1 = yes)', value: isSame ? 1 : 0, unit: '', target: { least: 1 } }
}

async function publish({ url }: ChildServer, flow: Readonly<Record<string, unknown>>): Promise<void> {
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  for (const [path, body] of [
    ['', { flow }],
    ['/bombs/publish', { revision: 1 }],
  ] as const) {
    const response = await fetch(`${url}/api/flows${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  }
}

async function begin({ url }: ChildServer, text: string): Promise<void> {
  const connection = await openConnection(url)
  const body = JSON.stringify({ flow: 'bombs', clientMsgId: text, text })
  const { status } = await connection.ask({ method: 'POST', path: '/api/visitor/conversations', body })
  connection.close()
  if (status !== 201) throw new Error(`the bomb was answered ${status}`)
}
