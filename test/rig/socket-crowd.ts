import WebSocket from 'ws'
import type { ServerFrame } from '../../runtime/api/contract.ts'

// A program of its own, so that what it holds is not counted to the server: `fork('socket-crowd.ts', [url])`. For each order it
// connects so many clients more, says hello on each, and reports when all are welcome, with how long each took.

/** What a crowd is asked. */
export interface Order {
  /** So many clients more. */
  readonly clients: number
  /** Who comes back; everybody else is new. */
  readonly known?: readonly Visitor[]
  /** Each begins a conversation with it. */
  readonly flow?: string
}

/** Who came. */
export interface Visitor {
  readonly token: string
  readonly conversation?: string
  readonly lastSeq: number
}

/** What it reports. */
export interface Report {
  readonly visitors: readonly Visitor[]
  /** Of each client from its first try until it was welcome and had what it asked for, ms. */
  readonly tookMs: readonly number[]
}

const [, , url = ''] = process.argv
const headers = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'accept-language': 'en-US,en;q=0.9',
  origin: 'https://www.example.com',
}
const about = { language: 'en', tz: 'Europe/Amsterdam', page: { url: 'https://www.example.com/prices', title: 'Prices' } }
/** Connected at the same time at most: more would fill the queue of the system, and its clients wait for a second. */
const atOnce = 100
let addresses = 0

process.on('message', (order: Order) => {
  void crowd(order).then(report => process.send?.(report))
})

async function crowd({ clients, known = [], flow }: Order): Promise<Report> {
  const visitors: Visitor[] = []
  const tookMs: number[] = []
  let next = 0
  const run = async (): Promise<void> => {
    while (next < clients) {
      const who = known[next]
      next += 1
      const started = performance.now()
      visitors.push(await come(who, flow))
      tookMs.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, clients) }, run))
  return { visitors, tookMs }
}

/** Comes, and comes again until it is let in. */
async function come(who: Visitor | undefined, flow: string | undefined): Promise<Visitor> {
  for (;;) {
    const visitor = await tryToCome(who, flow)
    if (visitor) return visitor
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

function tryToCome(who: Visitor | undefined, flow: string | undefined): Promise<Visitor | undefined> {
  addresses = (addresses + 1) % 100
  // Each address has some 28,000 ports of its own.
  const localAddress = `127.0.0.${2 + addresses}`
  const ws = new WebSocket(`${url}/api/visitor/socket`, { perMessageDeflate: false, localAddress, headers })
  return new Promise(resolve => {
    let token = ''
    ws.on('open', () => ws.send(JSON.stringify({ type: 'hello', ...about, ...who })))
    ws.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as ServerFrame
      if (frame.type === 'welcome') {
        token = frame.visitor
        if (flow === undefined) resolve({ token, lastSeq: frame.lastSeq })
        else ws.send(JSON.stringify({ type: 'begin', flow, clientMsgId: 'begin' }))
      }
      // Nothing that a crowd says may be refused.
      if (frame.type === 'error' && frame.retryAfterMs === undefined) throw new Error(frame.message)
      if (frame.type === 'ack') resolve({ token, conversation: frame.conversation.id, lastSeq: frame.lastSeq })
    })
    ws.on('error', () => resolve(undefined))
    ws.on('close', () => resolve(undefined))
  })
}
