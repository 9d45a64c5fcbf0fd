import type { Chat, ChatParts, Clock } from '../../plugins/website/widget/chat/contract.ts'
import { createChat } from '../../plugins/website/widget/chat/create-chat.ts'
import type { Store } from '../../plugins/website/widget/contract.ts'
import { chatConfig } from './chat-scene.ts'
import { adminToken } from './server-process.ts'

/** The clock of this machine, as the widget wants it. */
const realClock: Clock = {
  now: Date.now,
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Where a chat of a test runs: a browser in which sockets can be switched off. */
export interface RealBrowser {
  /** False: a socket goes nowhere, and only HTTP is left. */
  sockets: boolean
  open(store: Store, parts?: Partial<ChatParts>): Chat
}

/** A browser that looks at a page of this server. Its chats talk to the flow of that name. */
export function realBrowser(origin: string, flow: string): RealBrowser {
  const browser: RealBrowser = {
    sockets: true,
    open: (store, parts = {}) =>
      createChat({
        settings: { origin },
        config: chatConfig([], null, flow),
        store,
        clock: realClock,
        random: Math.random,
        net: {
          get WebSocket() {
            return browser.sockets ? WebSocket : NoSocket
          },
          fetch: (...about) => fetch(...about),
          online: () => true,
        },
        ...parts,
      }),
  }
  return browser
}

/** Port 1 is nobody's. */
class NoSocket extends WebSocket {
  constructor() {
    super('ws://127.0.0.1:1/')
  }
}

/** Speaks as the team. Throws when that is refused. */
export async function team(url: string, method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const response = await fetch(new URL(path, url), {
    method,
    headers: { authorization: `Bearer ${adminToken}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const answer = (await response.json()) as Record<string, unknown>
  if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
  return answer
}

/** Puts a flow live. */
export async function publish(url: string, flow: Readonly<Record<string, unknown>>): Promise<void> {
  const { revision } = await team(url, 'POST', '/api/flows', { flow })
  await team(url, 'POST', `/api/flows/${String(flow.id)}/publish`, { revision })
}
