import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Facts } from '../../plugins/kit/facts.ts'
import { blankRecord } from '../conversation/begin.ts'
import type { MessageEvent } from '../conversation/event.ts'
import { step } from '../conversation/step.ts'
import type { World } from '../conversation/world.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Program } from '../flow/program.ts'

/** An opening as it was shown: enough to play it again, word for word. */
export interface Opening {
  readonly flow: string
  readonly version: number
  readonly language: string
  readonly at: number
  readonly facts: Facts
}

/**
 * The messages a flow opens with, before anybody has done anything; null when something on the way must not happen before
 * the visitor acts, or more than once: work outside, a handoff, or a look at who the visitor is. What is recorded on the way is written
 * when the visitor acts and the opening is played again.
 */
export function openingOf(
  program: Program,
  language: string,
  tz: string,
  page: Facts['page'],
  world: World,
): readonly MessageEvent[] | null {
  let looked = false
  const look = (): undefined => {
    looked = true
    return undefined
  }
  // XState looks for actors of its own in every part of a context it revives.
  const has = (_: object, key: string | symbol): boolean => key !== 'xstate$$type' && Boolean(look())
  const watched = new Proxy({}, { get: look, has, getOwnPropertyDescriptor: look })
  const { flow, version } = program
  const about = {
    id: 'opening',
    channelId: flow.channel,
    inboxId: flow.inbox,
    visitorId: '',
    flow: flow.id,
    version,
    language,
    tz,
    ...(page ? { page } : {}),
  }
  const turn = step(blankRecord(about, world.now), { type: 'begin' }, { ...world, contact: () => watched })
  if (!turn || looked || turn.trace.halted !== undefined) return null
  const { record, effects, events } = turn
  if (record.state !== 'open.bot' || record.asked || effects.add.length > 0) return null
  const messages = events.filter(event => event.type === 'message')
  return messages.length > 0 ? messages : null
}

const openingModel = z.object({
  flow: z.string(),
  version: z.int(),
  language: z.string(),
  at: z.number(),
  facts: z.custom<Facts>(value => typeof value === 'object' && value !== null),
})

/** Signs openings, so that only what this installation has shown can be played again. */
export function createOpeningTokens(secret: string): { sign(opening: Opening): string; read(token: string): Opening } {
  const macOf = (body: string): Buffer => createHmac('sha256', secret).update(body).digest()
  return {
    sign(opening) {
      const body = Buffer.from(JSON.stringify(opening)).toString('base64url')
      return `${body}.${macOf(body).toString('base64url')}`
    },
    /** Error: `opening_invalid`. */
    read(token) {
      const [body = '', mac = '', ...more] = token.split('.')
      const expected = macOf(body)
      const given = Buffer.from(mac, 'base64url')
      if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected))
        throw new ParleyError('opening_invalid')
      return openingModel.parse(JSON.parse(Buffer.from(body, 'base64url').toString()))
    },
  }
}
