import WebSocket from 'ws'
import type { ServerFrame, TeamServerFrame } from '../../runtime/api/contract.ts'
import { adminToken, type ChildServer, startParley } from './child-server.ts'
import { type Bench, quantile } from './figure.ts'
import { publishFlow } from './publish-flow.ts'
import { benchFlow } from './stored-turns.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** From a visitor's message to the screen of an agent and back, while other visitors write and other agents look on. */
export const teamBench: Bench = {
  name: 'team',
  async measure({ quick }) {
    const chats = quick ? 60 : 300
    const apps = quick ? 3 : 10
    const rounds = quick ? 100 : 600
    const server = await startParley(temporaryFolder())
    await publishFlow(server)
    const people = await Promise.all(Array.from({ length: apps }, (_, at) => join(server, `agent${at}`)))
    const lines = people.map(cookie => openTeam(server, cookie))
    await Promise.all(lines.map(line => line.heard(frame => frame.type === 'welcome')))
    const visitors: Visitor[] = []
    for (let at = 0; at < chats; at += 1) visitors.push(await begin(server, at))

    const [line] = lines
    const [cookie = ''] = people
    const [measured, ...others] = visitors
    if (!line || !measured) throw new Error('nobody is there')
    line.send({ type: 'watch', conversation: measured.id })
    await line.heard(frame => frame.type === 'looking')
    const ws = openVisitor(server, measured)
    await ws.heard(frame => frame.type === 'welcome')

    let isOver = false
    // Forty messages a second, in all other chats in turn.
    const busy = Array.from({ length: 4 }, async (_, worker) => {
      for (let at = worker; !isOver; at += 4) {
        const other = others[at % others.length]
        if (other) await say(server, other, `busy ${at}`)
        await pause(100)
      }
    })
    const there: number[] = []
    const lists: number[] = []
    const back: number[] = []
    for (let at = 0; at < rounds; at += 1) {
      const text = `round ${at}`
      const began = performance.now()
      const seen = line.heard(
        frame => frame.type === 'events' && frame.events.some(event => 'text' in event && event.text === text),
      )
      const listed = line.heard(frame => frame.type === 'row' && frame.row.id === measured.id)
      ws.send({ type: 'send', clientMsgId: `m-${at}`, text })
      await seen
      there.push(performance.now() - began)
      await listed
      lists.push(performance.now() - began)
      const answer = `answer ${at}`
      const answered = performance.now()
      const read = ws.heard(
        frame => frame.type === 'events' && frame.events.some(event => 'text' in event && event.text === answer),
      )
      await asked(server, `/api/conversations/${measured.id}/messages`, { text: answer }, { cookie, origin: server.url })
      await read
      back.push(performance.now() - answered)
      await pause(110)
    }
    isOver = true
    await Promise.all(busy)
    for (const { close } of [ws, ...lines]) close()
    await server.stop()
    return [
      { what: 'chats, and 40 messages a second in them', value: chats, unit: '' },
      { what: 'apps that are open', value: apps, unit: '' },
      { what: 'a message to the agent who looks, p50', value: quantile(there, 0.5), unit: 'ms' },
      { what: 'a message to the agent who looks, p99', value: quantile(there, 0.99), unit: 'ms', target: { most: 150 } },
      { what: 'a message to the lists, p99', value: quantile(lists, 0.99), unit: 'ms', target: { most: 150 } },
      { what: 'an answer to the visitor, p50', value: quantile(back, 0.5), unit: 'ms' },
      { what: 'an answer to the visitor, p99', value: quantile(back, 0.99), unit: 'ms', target: { most: 150 } },
    ]
  },
}

interface Visitor {
  readonly id: string
  readonly token: string
}

interface Spoken<Frame> {
  send(frame: object): void
  /** The next frame that is meant. */
  heard(isMeant: (frame: Frame) => boolean): Promise<void>
  close(): void
}

const openTeam = ({ url }: ChildServer, cookie: string): Spoken<TeamServerFrame> =>
  speak(new WebSocket(`${url.replace('http', 'ws')}/api/socket`, { headers: { cookie, origin: url }, perMessageDeflate: false }))

function openVisitor({ url }: ChildServer, { token, id: conversation }: Visitor): Spoken<ServerFrame> {
  const ws = new WebSocket(`${url.replace('http', 'ws')}/api/visitor/socket`, { perMessageDeflate: false })
  ws.once('open', () => ws.send(JSON.stringify({ type: 'hello', token, conversation, lastSeq: 0 })))
  return speak(ws)
}

function speak<Frame>(ws: WebSocket): Spoken<Frame> {
  const waiting = new Set<{ isMeant(frame: Frame): boolean; resolve(): void }>()
  ws.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as Frame
    for (const one of waiting) {
      if (!one.isMeant(frame)) continue
      waiting.delete(one)
      one.resolve()
    }
  })
  return {
    send: frame => ws.send(JSON.stringify(frame)),
    heard: isMeant => new Promise(resolve => waiting.add({ isMeant, resolve })),
    close: () => ws.terminate(),
  }
}

async function join(server: ChildServer, name: string): Promise<string> {
  const team = { authorization: `Bearer ${adminToken}` }
  const invite = await asked(server, '/api/invites', { email: `${name}@example.com`, role: 'agent', teams: [] }, team)
  const { url } = invite.body as { readonly url: string }
  const joined = await asked(server, `/api/links/${url.split('/').at(-1)}`, { name, password: 'correct horse battery' })
  return joined.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function begin(server: ChildServer, at: number): Promise<Visitor> {
  const begun = await asked(server, '/api/visitor/conversations', { flow: benchFlow, clientMsgId: `begin-${at}`, text: 'Hello' })
  const { visitor: token, conversation } = begun.body as { visitor: string; conversation: { id: string } }
  return { id: conversation.id, token }
}

let said = 0
async function say(server: ChildServer, { id, token }: Visitor, text: string): Promise<void> {
  said += 1
  const body = { clientMsgId: `said-${said}`, text }
  await asked(server, `/api/visitor/conversations/${id}/messages`, body, { authorization: `Bearer ${token}` })
}

/** The answer is read whole: a connection with half an answer on it is of no more use. */
async function asked(
  { url }: ChildServer,
  path: string,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly headers: Headers; readonly body: unknown }> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
  const response = await fetch(`${url}${path}`, init)
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`)
  return { headers: response.headers, body: JSON.parse(text) }
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
