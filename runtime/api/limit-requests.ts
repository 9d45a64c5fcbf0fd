import type { FastifyRequest } from 'fastify'
import type { Clock } from '../clock/clock.ts'
import { ParleyError } from '../errors/parley-error.ts'
import { addressKey } from '../people/address-key.ts'
import type { Limits } from '../settings/limits.ts'
import type { LimitName } from './caller.ts'
import { createRateLimit, type TakeToken } from './rate-limit.ts'

/** Who is counted: by name where there is one, else by address. */
export type Counted = Pick<FastifyRequest, 'caller' | 'ip'>

/** The buckets that requests and frames share. Error: `rate_limited`, saying when to come back. */
export interface RequestLimits {
  /** Counts a request of a route that names a limit. */
  request(request: FastifyRequest): void
  take(limit: LimitName, who: Counted): void
}

export function createRequestLimits(limits: Limits, clock: Clock): RequestLimits {
  const perMinute = (count: number): TakeToken => createRateLimit({ perSecond: count / 60, burst: Math.max(1, count) }, clock)
  const perHour = (count: number): TakeToken => createRateLimit({ perSecond: count / 3_600, burst: Math.max(1, count) }, clock)
  const uploadsPerIp = perHour(limits.uploadsPerHourPerIp)
  const buckets: Readonly<Record<LimitName, TakeToken>> = {
    visitors: perMinute(limits.newVisitorsPerMinutePerIp),
    conversations: perMinute(limits.newConversationsPerMinutePerIp),
    messages: createRateLimit({ perSecond: limits.messagesPerSecond, burst: limits.messagesBurst }, clock),
    uploads: perHour(limits.uploadsPerHourPerVisitor),
    reads: createRateLimit({ perSecond: limits.readsPerSecondPerIp, burst: limits.readsBurst }, clock),
    channels: createRateLimit({ perSecond: limits.channelRequestsPerSecondPerIp, burst: limits.channelRequestsBurst }, clock),
    team: createRateLimit({ perSecond: limits.apiPerSecondPerToken, burst: limits.apiBurst }, clock),
  }
  const app = createRateLimit({ perSecond: limits.appPerSecondPerUser, burst: limits.appBurst }, clock)
  const bucketOf = (limit: LimitName, { caller }: Counted): TakeToken =>
    limit === 'team' && caller.kind === 'user' ? app : buckets[limit]
  const take: RequestLimits['take'] = (limit, who) => {
    // Whoever fills the disk makes new names for it.
    const atAddress = limit === 'uploads' ? uploadsPerIp(addressKey(who.ip)) : 0
    const seconds = atAddress > 0 ? atAddress : bucketOf(limit, who)(keyOf(who, limit))
    if (seconds > 0) throw new ParleyError('rate_limited', { seconds })
  }
  return {
    take,
    request(request) {
      const { limit } = request.routeOptions.config
      if (limit !== undefined) take(limit, request)
    },
  }
}

// New visitors and conversations cost nothing to name, and looking takes no name: they are counted by address.
function keyOf({ caller, ip }: Counted, limit: LimitName): string {
  if (limit !== 'messages' && limit !== 'uploads' && limit !== 'team') return addressKey(ip)
  if (caller.kind === 'nobody') return addressKey(ip)
  return caller.kind === 'admin' ? caller.kind : caller.id
}
