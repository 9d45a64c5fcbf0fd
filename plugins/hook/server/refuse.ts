import type { FastifyReply } from 'fastify'
import type { z } from 'zod'

/** Says what is wrong with what was posted, and what to do about it. */
export function refuse(reply: FastifyReply, code: Refusal, issues: readonly z.core.$ZodIssue[] = []): FastifyReply {
  const [status, message] = refusals[code]
  const details = issues.slice(0, 20).map(({ path, message: wrong }) => ({ path: path.map(String).join('.'), message: wrong }))
  return reply.code(status).send({ error: { code, message, ...(details.length > 0 ? { details } : {}) } })
}

const refusals = {
  secret_missing: [
    503,
    'This channel has no secret yet. An admin sets it in the channel’s settings, and then the same on this side.',
  ],
  signature_missing: [401, 'The header "parley-signature" is missing, or not of the form t=<ms since 1970>,v1=<hex>. Send it.'],
  signature_wrong: [401, 'The signature is not that of this body. Sign the bytes as they are sent, with the channel’s secret.'],
  signature_old: [
    401,
    'It was signed more than 5 minutes before or after the time here. Set the clock, and sign again at each try.',
  ],
  body_not_json: [400, 'The body is no JSON. Send one object as UTF-8.'],
  body_invalid: [422, 'The body does not say what came. See "details", and plugins/README.md for what it holds.'],
} as const satisfies Record<string, readonly [number, string]>

export type Refusal = keyof typeof refusals
