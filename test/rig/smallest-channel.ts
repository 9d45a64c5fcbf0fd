import { z } from 'zod'
import { defineChannel } from '../../plugins/kit/index.ts'
import { serveChannel } from '../../plugins/kit/server.ts'

/** Text messages by a gateway that speaks JSON: a whole channel, as somebody would write it. */
export const sms = defineChannel({
  id: 'sms',
  icon: 'phone',
  config: z.strictObject({ gateway: z.url().optional(), token: z.string().default('token') }),
  display: z.strictObject({}),
  delivery: 'push',
  limits: { textLength: 160, choices: 0, choiceLength: 0, cards: 0, fileBytes: 0 },
  capabilities: { inputs: ['text'], parts: [], choices: false, typing: false, markdown: false },
  texts: { en: { name: 'SMS', fields: { gateway: 'Gateway', token: 'Token' }, display: {} } },
})

const received = z.object({ id: z.string(), from: z.string(), text: z.string() })

/** What the gateway calls, and how messages leave. */
export const serveSms = serveChannel(sms, {
  open(app, { config, receive, secret, fetch }) {
    app.post('/', async ({ headers, body }, reply) => {
      if (headers.authorization !== `Bearer ${await secret(config.token)}`) return reply.code(401).send()
      const { id, from, text } = received.parse(JSON.parse(String(body)))
      return receive({ id, from: { id: from, phone: from }, text })
    })
    return {
      async send(to, { message }, { key, signal }) {
        if (config.gateway === undefined) return { type: 'failed', code: 'no-gateway', why: 'no gateway is set' }
        const headers = { authorization: `Bearer ${await secret(config.token)}`, 'idempotency-key': key }
        const body = JSON.stringify({ to: to.id, text: message.text })
        const answer = await fetch(config.gateway, { method: 'POST', headers, body, signal })
        if (answer.ok) return { type: 'sent' }
        return { type: 'retry', afterMs: 0, why: `the gateway answered ${answer.status}` }
      },
    }
  },
})
