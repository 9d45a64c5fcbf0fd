import { z } from 'zod'
import { defineChannel } from '../../plugins/kit/channel.ts'
import { secret } from '../../plugins/kit/fields.ts'
import {
  type Incoming,
  type Line,
  type OpenChannel,
  type Outgoing,
  type Recipient,
  type Sent,
  serveChannel,
} from '../../plugins/kit/server.ts'
import type { Loaded } from '../../runtime/plugins/live-plugins.ts'

/** A pretend kind of channel that speaks HTTP both ways: what a messenger's plugin does, with no messenger behind it. */
const pager = defineChannel({
  id: 'pager',
  icon: 'bell',
  config: z.strictObject({
    to: z.string().default(''),
    inbox: z.string().default('main'),
    broken: z.boolean().default(false),
    token: secret().default('token'),
  }),
  display: z.strictObject({}),
  delivery: 'push',
  limits: { textLength: 200, choices: 3, choiceLength: 20, cards: 0, fileBytes: 1_000_000 },
  capabilities: { inputs: ['text', 'choice', 'file'], parts: ['file'], choices: true, typing: false, markdown: false },
  texts: { en: { name: 'Pager', fields: { to: 'To', inbox: 'Inbox', broken: 'Broken', token: 'Token' }, display: {} } },
})

/** What its other side is sent. */
export interface Paged {
  readonly to: Recipient
  readonly message: Outgoing
  readonly key: string
  readonly from: string
}

interface Brought extends Omit<Incoming, 'files'> {
  readonly files?: readonly { readonly name: string; readonly base64: string }[]
}

export interface PagerOptions extends Pick<OpenChannel, 'test' | 'hold'> {
  readonly sendsOnce?: boolean
  readonly opens?: boolean
  /** Is given what each opening has of the runtime. */
  readonly opened?: (line: Line<unknown>) => void
}

/** The plugin, as the server meets it; `sendsOnce`: its other side takes no key. */
export function pagerPlugin({ sendsOnce = false, opens = true, opened, ...half }: PagerOptions = {}): Loaded {
  const site = serveChannel(pager, {
    ...(sendsOnce ? { sendsOnce: true } : {}),
    ...(opens
      ? {
          open(app, line) {
            if (line.config.broken) throw new Error('no line to the exchange')
            opened?.(line)
            app.post('/', async (request, reply) => {
              // Boundary: the test speaks for whoever calls.
              const { files, ...brought } = JSON.parse(String(request.body)) as Brought
              const bytes = files?.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }))
              return reply.code(202).send(await line.receive({ ...brought, ...(bytes ? { files: bytes } : {}) }))
            })
            app.get('/hang', () => new Promise(() => {}))
            app.get('/throw', () => {
              throw new Error('it broke')
            })
            app.get('/secret', async () => ({ secret: await line.secret(line.config.token), origin: line.origin }))
            return {
              ...half,
              async send(to, message, { key, signal }) {
                const body = JSON.stringify({ to, message, key, from: line.id })
                const headers = { 'content-type': 'application/json', 'idempotency-key': key }
                const answer = await line.fetch(line.config.to, { method: 'POST', headers, body, signal })
                return (await answer.json()) as Sent
              },
            }
          },
        }
      : {}),
  })
  return { declared: pager, site }
}
