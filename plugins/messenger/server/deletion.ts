import { createHmac } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../../kit/server.ts'
import type { MessengerConfig } from '../config.ts'
import { say } from './say.ts'
import { userOfSigned } from './signed-request.ts'

type Answer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>

/** What Facebook asks on behalf of people: to delete what is known of them, and that they have left the app. */
export interface Deletion {
  readonly ask: Answer
  readonly show: Answer
  readonly leave: Answer
}

/**
 * `left`: somebody has taken the app away. Whom the request is about Facebook names by an id that only the app has, not by the one of their
 * messages: so a person of the team finds them, led by a ticket.
 */
export function createDeletion(
  { config, secret, receive, origin, id }: Pick<Line<MessengerConfig>, 'config' | 'secret' | 'receive' | 'origin' | 'id'>,
  left: () => void,
): Deletion {
  const userIn = async ({ body }: FastifyRequest): Promise<string | undefined> => {
    const form = new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8').slice(0, 10_000) : '')
    const all = form.getAll('signed_request')
    return all.length === 1 ? userOfSigned(all[0] ?? '', await secret(config.appSecret)) : undefined
  }
  return {
    async ask(request, reply) {
      const user = await userIn(request)
      if (user === undefined) return reply.code(403).send()
      const code = createHmac('sha256', await secret(config.appSecret))
        .update(`deletion:${user}`)
        .digest('hex')
        .slice(0, 20)
      const subject = `${say('deletion-asked')} ${code}`
      const text = `${say('deletion-asked')}\nFacebook user id: ${user}\n${code}`
      await receive({ id: `deletion:${code}`, from: { id: `app-user:${user}` }, text, unheard: true, ticket: { subject, text } })
      const url = `${origin}/channels/messenger/${id}/deletion?code=${code}`
      return reply.send({ url, confirmation_code: code })
    },
    show(request, reply) {
      const [code = ''] = new URLSearchParams(request.url.split('?')[1] ?? '').getAll('code')
      const language = /^[a-z]{2}/.exec(request.headers['accept-language'] ?? '')?.[0] ?? 'en'
      if (!/^[0-9a-f]{20}$/.test(code)) return reply.code(404).send()
      return reply.type('text/plain; charset=utf-8').send(`${say('deletion-taken', language)} ${code}\n`)
    },
    async leave(request, reply) {
      if ((await userIn(request)) === undefined) return reply.code(403).send()
      left()
      return reply.send({})
    },
  }
}
