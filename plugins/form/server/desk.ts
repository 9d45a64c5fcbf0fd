import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../../kit/server.ts'
import type { FormConfig } from '../config.ts'
import { say } from '../phrases.ts'
import { createIds, newId } from './ids.ts'
import { incomingOf } from './incoming-of.ts'
import { languageOf } from './languages.ts'
import { createPace } from './pace.ts'
import { formPage, policyOf, thanksPage } from './pages.ts'
import { readBody, type Sent } from './read-body.ts'
import { redirectOf } from './redirect.ts'
import type { Refusal } from './refusal.ts'
import { troubleOf } from './trouble-of.ts'

export type FormLine = Pick<Line<FormConfig>, 'id' | 'config' | 'origin' | 'receive' | 'log' | 'clock'>

type Answer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | Promise<FastifyReply>

/** Where forms are given out and taken in. */
export interface Desk {
  readonly show: Answer
  readonly thank: Answer
  readonly take: Answer
  readonly preflight: Answer
}

/** Makes the desk of one form: what it counts is forgotten when it is opened anew. */
export function createDesk(line: FormLine): Desk {
  const { config: settings, clock } = line
  const pace = createPace(settings.perMinute)
  const idFor = createIds()
  let trapped = 0

  const page = (reply: FastifyReply, language: string, draw: (about: { nonce: string }) => string): FastifyReply => {
    const nonce = randomBytes(16).toString('base64')
    return reply
      .headers({
        'content-security-policy': policyOf(settings, nonce),
        'cache-control': 'no-store',
        'content-language': language,
        // Told nothing at all, a browser sends the form as from nowhere; and nowhere is on no list.
        'referrer-policy': 'same-origin',
      })
      .type('text/html; charset=utf-8')
      .send(draw({ nonce }))
  }
  const about = { settings, path: './' }
  const refuse = (asked: Asked, reply: FastifyReply, { status, code, notice, errors }: Refusal, sent?: Sent): FastifyReply => {
    const { language, isJson } = asked
    void reply.code(status)
    const heading = notice === undefined ? undefined : say(notice, language)
    if (isJson) {
      const message = heading ?? say('problems', language)
      return reply.send({ error: { code, message, ...(errors ? { fields: Object.fromEntries(errors) } : {}) } })
    }
    // Who corrects something need not be slow.
    const id = sent?.given.get('_id')?.at(-1) ?? newId(clock.now() - settings.minSeconds * 1_000)
    const filled = {
      ...(sent ? { given: sent.given } : {}),
      ...(errors ? { errors } : {}),
      ...(heading === undefined ? {} : { notice: heading }),
    }
    return page(reply, language, ({ nonce }) => formPage({ ...about, ...filled, language, nonce, id }))
  }
  const accept = (asked: Asked, reply: FastifyReply, next: string): FastifyReply => {
    const { language, isJson, origin } = asked
    if (isJson) return reply.send({ ok: true })
    return reply.redirect(redirectOf(settings, next, origin) ?? `./thanks?language=${language}`, 303)
  }

  return {
    show(request, reply) {
      const language = languageIn(request)
      return page(reply, language, ({ nonce }) => formPage({ ...about, language, nonce, id: newId(clock.now()) }))
    },
    thank(request, reply) {
      const language = languageIn(request)
      return page(reply, language, ({ nonce }) => thanksPage({ ...about, language, nonce }))
    },
    preflight(request, reply) {
      allow(request, reply, settings)
      return reply.code(204).send()
    },
    async take(request, reply) {
      const first: Asked = askedOf(request, languageIn(request))
      if (!mayPost(request, line)) return refuse(first, reply, { status: 403, code: 'origin_refused', notice: 'other-site' })
      allow(request, reply, settings)
      const waitMs = pace.waitOf(request.ip, clock.now())
      if (waitMs !== undefined) {
        void reply.header('retry-after', Math.ceil(waitMs / 1_000))
        return refuse(first, reply, { status: 429, code: 'too_often', notice: 'too-often' })
      }
      const { body, headers } = request
      const sent = await readBody(Buffer.isBuffer(body) ? body : Buffer.alloc(0), headers['content-type'] ?? '')
      if (!sent) return refuse(first, reply, { status: 400, code: 'form_unreadable', notice: 'unreadable' })
      const field = (name: string): string => sent.given.get(name)?.at(-1) ?? ''
      const asked = { ...first, language: languageOf(field('_language'), headers['accept-language']) }
      if (field(settings.trap) !== '') {
        trapped += 1
        line.log('a form fell into the trap', { trapped })
        return accept(asked, reply, '')
      }
      const named = headers['idempotency-key'] ?? field('_id')
      const read = incomingOf(settings, sent, asked.language, {
        id: typeof named === 'string' ? named : '',
        now: clock.now(),
        makeId: content => idFor(request.ip, content, clock.now()),
      })
      if ('status' in read) return refuse(asked, reply, read, sent)
      try {
        await line.receive(read.incoming)
      } catch (error) {
        // A program is told in the server's own words.
        const trouble = asked.isJson ? undefined : troubleOf(error)
        if (!trouble) throw error
        return refuse(asked, reply, trouble, sent)
      }
      return accept(asked, reply, field('_next'))
    },
  }
}

interface Asked {
  readonly language: string
  /** Is it a program that waits for the answer, and no browser that shows it? */
  readonly isJson: boolean
  readonly origin?: string
}

function askedOf({ headers }: FastifyRequest, language: string): Asked {
  const { accept = '', origin } = headers
  const isJson = /^application\/json\b/i.test(headers['content-type'] ?? '') || (/json/i.test(accept) && !/html/i.test(accept))
  return { language, isJson, ...(origin === undefined ? {} : { origin }) }
}

function languageIn({ query, headers }: FastifyRequest): string {
  const chosen = typeof query === 'object' && query !== null && 'language' in query ? query.language : undefined
  return languageOf(typeof chosen === 'string' ? chosen : undefined, headers['accept-language'])
}

// Without a list every site may; our own page always. A page that hides where it is from is on no list.
function mayPost({ headers }: FastifyRequest, { origin: own, config }: FormLine): boolean {
  const { origin, host } = headers
  if (origin === undefined || config.origins.length === 0 || config.origins.includes(origin)) return true
  return origin === new URL(own).origin || URL.parse(origin)?.host === host
}

// No cookie is ever looked at here: whoever may post may read what comes back.
function allow({ headers }: FastifyRequest, reply: FastifyReply, { origins }: FormConfig): void {
  const { origin } = headers
  if (origin === undefined || (origins.length > 0 && !origins.includes(origin))) return
  void reply.headers({
    'access-control-allow-origin': origins.length === 0 ? '*' : origin,
    'access-control-allow-headers': 'content-type, idempotency-key',
    'access-control-allow-methods': 'POST',
    vary: 'origin',
  })
}
