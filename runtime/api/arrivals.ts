import type { VisitorFacts } from '../../plugins/kit/targeting/visitor-facts.ts'
import type { ChannelSettings } from '../channels/channels.ts'
import { hoursAt } from '../channels/hours-at.ts'
import type { Arrival } from '../library/meet-flow.ts'
import type { From } from './allow-origins.ts'
import type { Caller } from './caller.ts'
import { deviceOf } from './device-of.ts'
import { languagesOf } from './languages-of.ts'
import type { VisitorSide } from './parts.ts'

/** What a client says of somebody who comes to a page. */
export interface SaidArrival extends Pick<VisitorFacts, 'referrer' | 'device' | 'views' | 'seconds' | 'isReturning' | 'tz'> {
  readonly url?: string | undefined
  readonly language?: string | undefined
}

/** Puts together what is known of somebody who comes to a page: what their client says, and what is known of them here. */
export type Arrive = (caller: Caller, said: SaidArrival, from: From, channel: ChannelSettings) => Promise<Arrival>

export function createArrive({
  library,
  availability,
  store,
  settings,
  clock,
}: Pick<VisitorSide, 'library' | 'availability' | 'store' | 'settings' | 'clock'>): Arrive {
  const knownOf = async (caller: Caller) => {
    if (caller.kind !== 'visitor') return undefined
    const { identity, id } = caller
    if (!identity) return store.contacts.known({ visitor: id })
    const { email, firstName, lastName } = identity
    const said = { ...(firstName === undefined ? {} : { firstName }), ...(lastName === undefined ? {} : { lastName }) }
    const known = await store.contacts.known({ email })
    return { lists: [], ...known, properties: { email, ...said, ...known?.properties } }
  }
  return async (caller, { url, language: chosen, device, ...said }, from, channel) => {
    const now = clock.now()
    const [language] = languagesOf(from.acceptLanguage, chosen)
    const asksWho = library.liveOn(channel.id).some(({ flow }) => 'visitors' in flow.target || 'exceptVisitors' in flow.target)
    const known = asksWho ? await knownOf(caller) : undefined
    return {
      url,
      isOnPages: channel.kind.pages === true,
      isOpen: isChannelOpen(channel, availability.get().hours, now),
      visitor: {
        ...said,
        contact: known?.properties,
        lists: known?.lists,
        isIdentified: caller.kind === 'visitor' && caller.identity !== undefined,
        device: device ?? deviceOf(from.userAgent),
        language,
        // Only a proxy that is told to be there can know: anybody may write the header.
        country: settings.trustProxy === false ? undefined : from.country,
        now,
      },
    }
  }
}

/** Are the hours of a channel open? Those that nobody has written down are. */
export function isChannelOpen(
  { hours }: Pick<ChannelSettings, 'hours'>,
  schedules: Readonly<Record<string, Parameters<typeof hoursAt>[0]>>,
  now: number,
): boolean {
  const schedule = hours === undefined ? undefined : schedules[hours]
  return schedule === undefined || hoursAt(schedule, now).open
}
