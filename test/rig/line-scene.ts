import type { Line } from '../../plugins/kit/server.ts'
import { ParleyError } from '../../runtime/errors/parley-error.ts'
import { type ApiScene, adminToken, createApiScene, type Reply } from './api-scene.ts'
import { createExchange, type Exchange } from './exchange.ts'
import { pagerPlugin } from './pager.ts'
import { transcriptOf } from './scene.ts'

/** A server with pagers on it, reached over loopback, and the other side of them. */
export interface LineScene extends ApiScene {
  readonly exchange: Exchange
  /** What a pager's plugin has of the runtime, since it was opened last. */
  line(id: string): Line<unknown>
  /** Sets a pager up, or anew. */
  pager(id: string, config?: object): Promise<Reply>
  /** Somebody's message, as the exchange brings it. */
  bring(channel: string, incoming: object): Promise<{ readonly status: number; readonly json: Record<string, unknown> }>
  /** The conversation of a sender. */
  conversation(channel: string, sender: string): Promise<string>
  /** The conversation as people read it. */
  transcript(channel: string, sender: string): Promise<readonly string[]>
  /** What has become of each message that is sent: `3 sent`. */
  deliveries(channel: string, sender: string): Promise<readonly string[]>
}

export async function createLineScene(plugin: Parameters<typeof pagerPlugin>[0] = {}): Promise<LineScene> {
  const exchange = await createExchange()
  const scene = await createApiScene({ PRIVATE_TARGETS: exchange.host, RATE_LIMITS: 'off' })
  const { runtime, call } = scene
  const lines = new Map<string, Line<unknown>>()
  const opened = (line: Line<unknown>): void => void lines.set(line.id, line)
  runtime.plugins.change(new Map([['pager', pagerPlugin({ opened, ...plugin })]]))
  const address = await scene.app.listen({ port: 0, host: '127.0.0.1' })
  const conversation: LineScene['conversation'] = async (channel, sender) => {
    const id = await runtime.store.intake.conversationOf(channel, sender)
    if (id === undefined) throw new Error(`nobody has talked with "${sender}"`)
    return id
  }
  return {
    ...scene,
    exchange,
    async pager(id, config = {}) {
      const { json } = await call(`GET /api/channels/${id}`, undefined, adminToken)
      const body = { revision: json.revision ?? 0, kind: 'pager', config: { to: exchange.url, ...config } }
      const answer = await call(`PUT /api/channels/${id}`, body, adminToken)
      // Opened by then: until it is, the one before goes on.
      await runtime.lines.work()
      return answer
    },
    async bring(channel, incoming) {
      const answer = await fetch(new URL(`/channels/pager/${channel}/`, address), {
        method: 'POST',
        body: JSON.stringify(incoming),
      })
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
    },
    line(id) {
      const line = lines.get(id)
      if (!line) throw new Error(`no pager "${id}" was opened`)
      return line
    },
    conversation,
    transcript: async (channel, sender) => transcriptOf(runtime, await conversation(channel, sender)),
    async deliveries(channel, sender) {
      const found = await runtime.store.outbox.of(await conversation(channel, sender), 0, 1_000)
      return [...found].map(([seq, { state, code }]) => `${seq} ${state}${code === undefined ? '' : ` ${code}`}`)
    },
    async close() {
      // That a channel could not be opened is told; whoever tests that has seen it.
      await scene.close().catch((error: unknown) => {
        if (!(error instanceof AggregateError) || !error.errors.every(isOfOpening)) throw error
      })
      await exchange.close()
    },
  }
}

const isOfOpening = (error: unknown): boolean => error instanceof ParleyError && error.code === 'channel_failed'
