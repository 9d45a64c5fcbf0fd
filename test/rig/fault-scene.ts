import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Chat } from '../../plugins/website/widget/chat/contract.ts'
import type { EventView } from '../../runtime/api/contract.ts'
import { createSharedStorage } from './chat-scene.ts'
import { createFaultProxy, type Fault, type FaultProxy } from './fault-proxy.ts'
import { publish, type RealBrowser, realBrowser, team } from './real-chat.ts'
import { serverProcess } from './server-process.ts'
import { echoFlow } from './socket-scene.ts'

/** One visitor with a bad network: a browser with one tab or two, behind a proxy of their own. */
export interface Sufferer {
  readonly name: string
  readonly tabs: Chat[]
  readonly proxy: FaultProxy
  readonly browser: RealBrowser
  /** What was written, by tab, in order. */
  readonly written: readonly string[][]
  write(): void
  /** One fault of any kind, and some time to get over it. */
  suffer(): Promise<void>
  /** Everything is well again. */
  recover(): void
  /** What the server has stored of this visitor, by conversation. */
  stored(): Promise<ReadonlyMap<string, readonly EventView[]>>
}

/** A real server whose process is killed now and then, and visitors who suffer. */
export interface FaultScene {
  readonly url: string
  kill(): Promise<void>
  sufferer(name: string, tabs: number): Promise<Sufferer>
  close(): Promise<void>
}

const open: Fault = { kind: 'pass' }

export async function createFaultScene(env: Readonly<Record<string, string>> = {}): Promise<FaultScene> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-faults-'))
  const server = serverProcess(folder, env)
  await server.start()
  await publish(server.url, echoFlow)
  const all: Sufferer[] = []
  return {
    get url() {
      return server.url
    },
    async kill() {
      await server.kill('SIGKILL')
      await server.start()
    },
    async sufferer(name, tabs) {
      const one = await createSufferer(name, tabs, () => server.url)
      all.push(one)
      return one
    },
    async close() {
      for (const { tabs } of all) for (const tab of tabs) tab.close()
      await Promise.all(all.map(({ proxy }) => proxy.close()))
      await server.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function createSufferer(name: string, count: number, target: () => string): Promise<Sufferer> {
  const proxy = await createFaultProxy(target)
  const browser = realBrowser(proxy.url, 'echo')
  const storage = createSharedStorage()
  const chance = (most: number): number => Math.floor(Math.random() * most)
  const load = (): Chat => {
    const chat = browser.open(storage.open())
    chat.connect()
    return chat
  }
  const tabs = Array.from({ length: count }, load)
  const written: string[][] = tabs.map(() => [])
  let words = 0
  const faults: readonly (() => Promise<void> | void)[] = [
    () => proxy.connections.at(-1)?.suffer({ kind: 'cut' }),
    () => proxy.suffer({ kind: 'cut' }),
    () => proxy.connections.at(-1)?.suffer({ kind: 'half-open' }),
    () => proxy.suffer({ kind: 'half-open' }),
    async () => {
      proxy.suffer({ kind: 'black-hole' })
      await pause(chance(1_500))
    },
    () => proxy.suffer({ kind: 'latency', ms: 50 + chance(200), jitterMs: 200 }),
    () => proxy.suffer({ kind: 'slow', bytesPerSecond: 4_000 + chance(10_000) }),
    () => {
      browser.sockets = false
      proxy.suffer({ kind: 'cut' })
    },
    async () => {
      const tab = tabs[chance(count)]
      tab?.suspend()
      await pause(chance(500))
      tab?.connect()
    },
    () => {
      const tab = chance(count)
      tabs[tab]?.close()
      tabs[tab] = load()
    },
  ]
  return {
    name,
    tabs,
    proxy,
    browser,
    written,
    write() {
      const tab = chance(count)
      words += 1
      const text = `${name} ${words}`
      written[tab]?.push(text)
      tabs[tab]?.send({ text })
    },
    async suffer() {
      await faults[chance(faults.length)]?.()
      await pause(50 + chance(1_500))
      if (chance(2) === 0) {
        browser.sockets = true
        proxy.suffer(open)
      }
    },
    recover() {
      browser.sockets = true
      proxy.suffer({ kind: 'cut' })
      proxy.suffer(open)
      for (const tab of tabs) tab.connect()
    },
    async stored() {
      const token = storage.kept.get('token') ?? ''
      const ask = async <T>(path: string): Promise<T> => {
        const response = await fetch(`${target()}/api/visitor/conversations${path}`, {
          headers: { authorization: `Bearer ${token}` },
        })
        return (await response.json()) as T
      }
      const { conversations } = await ask<{ conversations: readonly { id: string }[] }>('')
      const streams = new Map<string, readonly EventView[]>()
      for (const { id } of conversations) {
        const { events } = await ask<{ events: readonly EventView[] }>(`/${id}/events?limit=500`)
        streams.set(id, events)
      }
      return streams
    },
  }
}

/** What an agent says. */
export const agentSays = (url: string, conversation: string, text: string): Promise<unknown> =>
  team(url, 'POST', `/api/conversations/${conversation}/messages`, { text, as: { id: 'mia', name: 'Mia' } })
