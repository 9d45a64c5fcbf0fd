import type { FakeGraph } from '../simulators/graph/fake-graph.ts'
import { createGraph } from '../simulators/graph/graph.ts'
import { type ApiScene, adminToken, createApiScene } from './api-scene.ts'
import { transcriptOf } from './scene.ts'

/** A server that a Page is joined to, and all of Messenger on the other side, by one clock. */
export interface MessengerScene extends ApiScene {
  readonly graph: FakeGraph
  /** Where webhooks go. */
  readonly address: string
  /** Somebody writes, and all that follows happens. */
  says(person: string, text: string, more?: object): Promise<void>
  /** Something happens at the Page, and all that follows; the status of the answer. */
  happens(person: string, key: object, about?: { readonly standby?: boolean }): Promise<number>
  /** The conversation of a person. */
  conversation(person: string): Promise<string>
  transcript(person: string): Promise<readonly string[]>
  /** Somebody of the team answers. */
  answers(person: string, text: string): Promise<void>
  /** What has become of what was sent, in order: `sent`, `failed outside-window`. */
  deliveries(person: string): Promise<readonly string[]>
  /** What is wrong with the channel. */
  trouble(): Promise<string | undefined>
  /** Sets the channel up anew. */
  set(config: object): Promise<void>
}

export const channel = 'page'

export async function createMessengerScene(
  config: object = {},
  env: Readonly<Record<string, string>> = {},
): Promise<MessengerScene> {
  let time = (): number => 0
  const graph = await createGraph(() => time())
  const scene = await createApiScene({ PRIVATE_TARGETS: graph.host, ...env })
  const { runtime, call, clock } = scene
  time = () => clock.now()
  const origin = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  const address = `${origin}/channels/messenger/${channel}/`
  graph.callback = address
  const set = async (more: object): Promise<void> => {
    const { json } = await call(`GET /api/channels/${channel}`, undefined, adminToken)
    const body = { revision: json.revision ?? 0, kind: 'messenger', config: { ...graph.config, ...config, ...more } }
    const { status, text } = await call(`PUT /api/channels/${channel}`, body, adminToken)
    if (status !== 200) throw new Error(text)
    await runtime.lines.work()
  }
  await set({})
  // Tests bring flows of their own.
  await call(`DELETE /api/flows/${channel}-first`, undefined, adminToken)
  for (const [name, value] of Object.entries(graph.secrets)) {
    await call(`PUT /api/channels/${channel}/secrets/${name}`, { value }, adminToken)
  }
  await runtime.lines.work()
  const conversation: MessengerScene['conversation'] = async person => {
    const id = await runtime.store.intake.conversationOf(channel, person)
    if (id === undefined) throw new Error(`nobody has talked with "${person}"`)
    return id
  }
  /** What is fetched before it is handed on is on its way for a while. */
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) {
      await new Promise(done => setTimeout(done, 30))
      await scene.settle()
      await graph.flush()
    }
    await scene.settle()
  }
  return {
    ...scene,
    settle,
    graph,
    address,
    set,
    conversation,
    async says(person, text, more) {
      const status = await graph.says(person, text, more)
      if (status !== 200) throw new Error(`it was answered with ${status}`)
      await settle()
    },
    async happens(person, key, about) {
      const status = await graph.webhooks.bring([graph.event(person, key)], about)
      await settle()
      return status
    },
    transcript: async person => (await transcriptOf(runtime, await conversation(person))).filter(line => !line.startsWith('·')),
    async answers(person, text) {
      const id = await conversation(person)
      await call(`POST /api/conversations/${id}/messages`, { text, as: { id: 'mia', name: 'Mia' } }, adminToken)
      await settle()
    },
    async deliveries(person) {
      const found = await runtime.store.outbox.of(await conversation(person), 0, 1_000)
      return [...found.values()].map(({ state, code }) => (code === undefined ? state : `${state} ${code}`))
    },
    async trouble() {
      const { json } = await call(`GET /api/channels/${channel}`, undefined, adminToken)
      return json.status?.trouble?.code
    },
    async close() {
      await scene.close()
      await graph.close()
    },
  }
}
