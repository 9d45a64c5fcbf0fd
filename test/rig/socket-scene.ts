import type { ClientOptions } from 'ws'
import type { Event } from '../../runtime/conversation/event.ts'
import { type ApiScene, adminToken, createApiScene, type Reply } from './api-scene.ts'
import { en, flowOf } from './flow-of.ts'
import { connectSocket, type SocketClient } from './socket-client.ts'

/** The real API on a port of its own, with sockets connected to it. */
export interface SocketScene extends ApiScene {
  readonly url: string
  connect(options?: ClientOptions): Promise<SocketClient>
  /** Connects, says hello as this visitor, and begins a conversation with the flow that echoes. */
  chat(token?: string): Promise<{ readonly client: SocketClient; readonly token: string; readonly id: string }>
  /** An agent does something: `agent('messages', id, { text })`. */
  agent(act: string, id: string, body?: object): Promise<Reply>
  /** Makes a conversation of so many events. */
  grow(token: string, id: string, events: number): Promise<void>
  /** What is stored of a conversation. */
  stored(id: string): Promise<readonly Event[]>
}

/** A flow that greets and then answers every message with one of its own: two events a turn. */
export const echoFlow = flowOf('echo', [
  ['start', 'start', {}, { next: 'hi' }],
  ['hi', 'ask', { question: en('Hello! Say something.'), saveAs: 'said' }, { answered: 'hi' }],
])

export async function createSocketScene(env: Readonly<Record<string, string>> = {}): Promise<SocketScene> {
  const scene = await createApiScene(env)
  await scene.publish(echoFlow)
  const url = await scene.app.listen({ host: '127.0.0.1', port: 0 })
  const clients: SocketClient[] = []
  let keys = 0
  const connect = async (options?: ClientOptions): Promise<SocketClient> => {
    const client = await connectSocket(url, options)
    clients.push(client)
    return client
  }
  return {
    ...scene,
    url,
    connect,
    async chat(token) {
      const client = await connect()
      const welcome = await client.hello(token === undefined ? {} : { token })
      keys += 1
      client.send({ type: 'begin', flow: 'echo', clientMsgId: `begin-${keys}` })
      const { conversation } = await client.until('ack')
      return { client, token: welcome.visitor, id: conversation.id }
    },
    agent: (act, id, body = {}) =>
      scene.call(`POST /api/conversations/${id}/${act}`, { as: { id: 'mia', name: 'Mia' }, ...body }, adminToken),
    async grow(token, id, events) {
      for (let seq = (await scene.runtime.store.conversations.get(id))?.seq ?? 0; seq < events; seq += 2) {
        keys += 1
        const body = { clientMsgId: `grow-${keys}`, text: `${seq}` }
        const { status } = await scene.call(`POST /api/visitor/conversations/${id}/messages`, body, token)
        if (status !== 200) throw new Error(`${status}`)
      }
    },
    stored: id => scene.runtime.store.conversations.events(id, 0, 500),
    async close() {
      for (const { ws } of clients) ws.terminate()
      await scene.close()
    },
  }
}
