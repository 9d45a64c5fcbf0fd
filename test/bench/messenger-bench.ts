import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'
import { signatureOf, wireJson } from '../simulators/graph/wire-json.ts'
import { adminToken, type ChildServer, startEcho, startParley } from './child-server.ts'
import { type Bench, type Figure, quantile } from './figure.ts'
import { createKeepAliveClient } from './keep-alive-client.ts'
import { temporaryFolder } from './temporary-folder.ts'

const perSecond = 200
/** As many as one caller keeps open. A server accepts one new connection in each round of its event loop. */
const connections = 32

/**
 * What Facebook waits for. Each webhook tells of one person who writes for the first time, 200 a second by the clock however slow the
 * answers are; all the while the server asks for their names, runs the flow and sends its answers, and the caller, the pretend Graph API
 * and the smallest server share the machine with it. First a server that has just started, then the same one going on; then a thousand
 * messages in one webhook. A time is from when it was due to be sent until its answer was there, the wait for a connection included.
 */
export const messengerBench: Bench = {
  name: 'messenger',
  async measure({ quick }) {
    const graph = await createGraph(() => Date.now())
    graph.echoes = 'never'
    const [server, echo] = await Promise.all([startParley(temporaryFolder(), '0', { PRIVATE_TARGETS: graph.host }), startEcho()])
    const address = await connect(server, graph)
    const client = createKeepAliveClient(connections)
    const post = (to: string, body: string): Promise<number> =>
      client.post(to, body, { 'x-hub-signature-256': signatureOf(body, graph.secrets['app-secret'] ?? '') })
    let people = 0
    const body = (count: number): string => {
      const messaging = Array.from({ length: count }, () => {
        people += 1
        return graph.event(`${5_000_000 + people}`, { message: { mid: `m_${people}`, text: `Hello from ${people} ä 👋` } })
      })
      return wireJson({ object: 'page', entry: [{ id: graph.config['page'], time: Date.now(), messaging }] })
    }
    // At once what comes of both: how busy the machine is weighs on both.
    const round = async (seconds: number): Promise<Round> => {
      const acks: number[] = []
      const echoes: number[] = []
      const flying: Promise<void>[] = []
      const began = performance.now()
      for (let at = 0; at < perSecond * seconds; at += 1) {
        const due = began + (at * 1_000) / perSecond
        const late = performance.now() - due
        if (late < -1) await new Promise(done => setTimeout(done, -late))
        const own = Math.max(0, performance.now() - due)
        const sent = body(1)
        flying.push(post(address, sent).then(ms => void acks.push(ms + own)))
        if (at % 4 === 0) flying.push(post(`${echo.url}/echo`, sent).then(ms => void echoes.push(ms + own)))
      }
      await Promise.all(flying)
      return { acks, echoes }
    }
    const cold = await round(quick ? 2 : 5)
    const steady = await round(quick ? 3 : 30)
    const batches: number[] = []
    for (let at = 0; at < (quick ? 2 : 5); at += 1) batches.push(await post(address, body(1_000)))
    client.close()
    await Promise.all([server.stop(), echo.stop(), graph.close()])
    return [
      ...figures(`in the first ${quick ? 2 : 5} s after a start`, cold, false),
      ...figures('after that', steady, true),
      { what: 'a batch of 1,000', value: quantile(batches, 0.5), unit: 'ms', rounds: batches, target: { most: 1_500 } },
    ]
  },
}

interface Round {
  readonly acks: readonly number[]
  readonly echoes: readonly number[]
}

function figures(when: string, { acks, echoes }: Round, isHeld: boolean): readonly Figure[] {
  const ack = quantile(acks, 0.99)
  const echo = quantile(echoes, 0.99)
  return [
    { what: `acknowledged ${when}, p50`, value: quantile(acks, 0.5), unit: 'ms' },
    { what: `acknowledged ${when}, p99`, value: ack, unit: 'ms', ...(isHeld ? { target: { most: 200 } } : {}) },
    { what: 'the same, of the smallest server there is, p99', value: echo, unit: 'ms' },
    { what: 'times as long as that', value: ack / echo, unit: 'x' },
  ]
}

async function connect({ url }: ChildServer, graph: FakeGraph): Promise<string> {
  const put = async (path: string, body: object): Promise<void> => {
    const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/channels/page${path}`, { method: 'PUT', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`)
  }
  await put('', { revision: 0, kind: 'messenger', config: graph.config })
  for (const [name, value] of Object.entries(graph.secrets)) await put(`/secrets/${name}`, { value })
  return `${url}/channels/messenger/page/`
}
