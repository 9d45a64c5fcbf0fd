import type { FastifyRequest } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import type { Limits } from '../settings/limits.ts'
import { addressKey } from './address-key.ts'
import type { LimitName } from './caller.ts'
import { createRateLimit, type TakeToken } from './rate-limit.ts'

/** Counts requests of the routes that name a limit. Error: `rate_limited`, saying when to come back. */
export function createRequestLimits(limits: Limits, clock: Clock): (request: FastifyRequest) => void {
  const perMinute = (count: number): TakeToken => createRateLimit({ perSecond: count / 60, burst: Math.max(1, count) }, clock)
  const buckets: Readonly<Record<LimitName, TakeToken>> = {
    visitors: perMinute(limits.newVisitorsPerMinutePerIp),
    conversations: perMinute(limits.newConversationsPerMinutePerIp),
    messages: createRateLimit({ perSecond: limits.messagesPerSecond, burst: limits.messagesBurst }, clock),
    reads: createRateLimit({ perSecond: limits.readsPerSecondPerIp, burst: limits.readsBurst }, clock),
    team: createRateLimit({ perSecond: limits.apiPerSecondPerToken, burst: limits.apiBurst }, clock),
  }
  return request => {
    const { limit } = request.routeOptions.config
    if (limit === undefined) return
    const seconds = buckets[limit](keyOf(request, limit))
    if (seconds > 0) throw new ParleyError('rate_limited', { seconds })
  }
}

// New visitors and conversations cost nothing to name, and looking takes no name: they are counted by address.
function keyOf({ caller, ip }: FastifyRequest, limit: LimitName): string {
  if (limit !== 'messages' && limit !== 'team') return addressKey(ip)
  if (caller.kind === 'nobody') return addressKey(ip)
  return caller.kind === 'visitor' ? caller.id : caller.kind
}
