import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import type { Live, LiveSocket } from '../../builder/live/contract.ts'
import { createLive } from '../../builder/live/create-live.ts'
import type { EventView, TeamEntryView } from '../../runtime/api/contract.ts'
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts'
import { publish } from './real-chat.ts'
import { adminToken, type ServerProcess, serverProcess } from './server-process.ts'
import { echoFlow } from './socket-scene.ts'

/** The line of an app to a real server in a process of its own, through a network that a test makes bad. */
export interface LiveScene {
  readonly server: ServerProcess
  readonly proxy: FaultProxy
  readonly live: Live
  /** The page was looked at, or the network came or went. */
  stir(isReachable?: boolean): void
  /** Asks the server itself, as whoever has the app open; what is lost is asked again. */
  ask(what: string, body?: unknown): Promise<Record<string, unknown>>
  /** A conversation that a visitor has begun. */
  begin(): Promise<{ readonly id: string; say(text: string): Promise<void> }>
  stored(id: string): Promise<{ readonly events: readonly EventView[]; readonly entries: readonly TeamEntryView[] }>
  /** Waits until something is so. */
  until(isSo: () => boolean, what: string): Promise<void>
  close(): Promise<void>
}

const patienceMs = 30_000

export async function createLiveScene(): Promise<LiveScene> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-live-'))
  const server = serverProcess(folder, { SOCKET_HEARTBEAT_MS: '300' })
  await server.start()
  await publish(server.url, echoFlow)
  const proxy = await createFaultProxy(() => server.url)
  const team = { authorization: `Bearer ${adminToken}` }

  const send = async (what: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Response> => {
    const [method = 'GET', path = '/'] = what.split(' ')
    const init = {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const until = Date.now() + patienceMs
    for (;;) {
      try {
        return await fetch(`${server.url}${path}`, { ...init, headers: { ...init.headers, origin: server.url } })
      } catch (error) {
        if (Date.now() > until) throw error
        await pause(50)
      }
    }
  }
  const json = async (answer: Promise<Response>): Promise<Record<string, unknown>> => {
    const response = await answer
    const text = await response.text()
    if (!response.ok) throw new Error(`${response.status} ${text}`)
    return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>)
  }
  const { url } = await json(send('POST /api/invites', { email: 'mia@example.com', role: 'agent', teams: [] }, team))
  const joined = await send(
    `POST /api/links/${String(url).split('/').at(-1)}`,
    { name: 'Mia', password: 'correct horse battery' },
    {},
  )
  const cookie = joined.headers.get('set-cookie')?.split(';')[0] ?? ''

  let changed: ((isReachable: boolean) => void) | undefined
  const live = createLive({
    url: `${proxy.url.replace('http', 'ws')}/api/socket`,
    isSignedIn: async () => (await fetch(`${proxy.url}/api/session`, { headers: { cookie } })).status !== 401,
    random: () => 0.1,
    connect(address) {
      const socket = new WebSocket(address, { headers: { cookie, origin: proxy.url }, perMessageDeflate: false })
      // Browsers only say that it is closed.
      socket.on('error', () => {})
      return socket as unknown as LiveSocket
    },
    surroundings(told) {
      changed = told
      return () => {
        changed = undefined
      }
    },
  })
  let keys = 0
  return {
    server,
    proxy,
    live,
    stir: (isReachable = true) => changed?.(isReachable),
    ask: (what, body) => json(send(what, body, { cookie })),
    async begin() {
      const begun = await json(
        send('POST /api/visitor/conversations', { flow: 'echo', clientMsgId: 'begin', text: 'Good day' }, {}),
      )
      const { id } = begun.conversation as { readonly id: string }
      const visitor = { authorization: `Bearer ${String(begun.visitor)}` }
      return {
        id,
        async say(text) {
          keys += 1
          await json(send(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: `said-${keys}`, text }, visitor))
        },
      }
    },
    async stored(id) {
      const events: EventView[] = []
      const entries: TeamEntryView[] = []
      for (let last = -1; last !== events.length; ) {
        last = events.length
        const page = await json(send(`GET /api/conversations/${id}/events?after=${last}`, undefined, team))
        events.push(...(page.events as EventView[]))
      }
      for (let last = -1; last !== entries.length; ) {
        last = entries.length
        const page = await json(send(`GET /api/conversations/${id}/log?after=${last}`, undefined, team))
        entries.push(...(page.entries as TeamEntryView[]))
      }
      return { events, entries }
    },
    async until(isSo, what) {
      const until = Date.now() + patienceMs
      while (!isSo()) {
        if (Date.now() > until) throw new Error(`${what} did not come; the line is ${live.state}`)
        await pause(10)
      }
    },
    async close() {
      live.stop()
      await proxy.close()
      await server.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
