import type { z } from 'zod'
import { given } from '../../plugins/kit/given.ts'
import type { Shown } from '../../plugins/kit/message.ts'
import { shownOf } from '../../plugins/kit/shown-of.ts'
import type { ChannelSettings } from '../channels/channels.ts'
import { hoursAt } from '../channels/hours-at.ts'
import type { ConversationRecord } from '../conversation/record.ts'
import type { Flow } from '../flow/model.ts'
import type { Program } from '../flow/program.ts'
import { type Met, meetFlow } from '../library/meet-flow.ts'
import { currentOf } from '../turn/current.ts'
import type { From } from './allow-origins.ts'
import type { Caller } from './caller.ts'
import type { ConfigAnswer, configQuery } from './contract.ts'
import { conversationView } from './conversation-view.ts'
import { requireFor } from './introduce.ts'
import { languagesOf } from './languages-of.ts'
import type { VisitorParts, VisitorSide } from './parts.ts'
import { createPeopleShown } from './people-shown.ts'
import { pauseMs, visitOf } from './visit-of.ts'

/** What a visitor is shown before anything is said, and what of theirs there is already. Stores nothing. */
export type VisitorConfig = (caller: Caller, query: z.output<typeof configQuery>, from: From) => Promise<ConfigAnswer>

export function createVisitorConfig(
  { turns, library, availability, directory, store, settings, clock }: VisitorSide,
  { admit, arrive }: Pick<VisitorParts, 'admit' | 'arrive'>,
): VisitorConfig {
  const hoursOf = ({ hours }: ChannelSettings, now: number): { hours?: ReturnType<typeof hoursAt> } => {
    const schedule = hours === undefined ? undefined : availability.get().hours[hours]
    return schedule ? { hours: hoursAt(schedule, now) } : {}
  }
  const ownOf = async (caller: Caller, now: number) => {
    if (caller.kind !== 'visitor') return { own: { unread: 0 } }
    const { identity } = caller
    const [record, unread] = await Promise.all([currentOf(store, caller.id, now), store.reads.unreadOf(caller.id)])
    const own = {
      ...(record ? { conversation: { ...conversationView(record), lastSeq: record.seq } } : {}),
      ...(identity ? { identified: identity.email } : {}),
      unread,
    }
    return { own, record }
  }
  const peopleShown = createPeopleShown(directory, store.contacts)
  const displayOf = async (
    channel: ChannelSettings,
    { display, options: { cookies } }: Pick<Flow, 'display' | 'options'>,
    { caller, from, ...about }: Looks,
    greeting: readonly Shown[],
  ) => {
    const now = clock.now()
    const people = await peopleShown(channel.kind, display, { caller, from, now })
    return shownOf(channel.kind, {
      ...about,
      config: channel.config,
      display,
      greeting: greeting.map(({ text }) => text),
      now,
      ...(people ? { people } : {}),
      ...(cookies === undefined || cookies === 'off' ? {} : { cookies }),
      isKnown: caller.kind === 'visitor' && caller.identity !== undefined,
      ...hoursOf(channel, now),
    })
  }
  const { fileBytes } = settings.limits
  /** What shows a conversation that goes on where no flow would begin one. */
  const going = async (record: ConversationRecord | undefined, channel: ChannelSettings, looks: Omit<Looks, 'language'>) => {
    if (record?.channelId !== channel.id || record.state.startsWith('closed') || record.flow === '') return {}
    const { flow, version } = await library.load(record.flow, record.version)
    const { id, name, kind } = flow
    const { language } = record
    return {
      flow: { id, name, kind, version },
      language,
      greeting: [],
      opening: null,
      display: await displayOf(channel, flow, { ...looks, language }, []),
      fileBytes,
    }
  }

  return async (caller, { url, language: chosen, channel: asked, flow: named, visit, returning, ...rest }, from) => {
    const { colour, theme, position, enableWidgetCookieBanner, ...said } = rest
    // Whoever asks for a channel that is not there, or not theirs, need not know what would be said there.
    if (asked !== undefined) admit(from, asked)
    const languages = languagesOf(from.acceptLanguage, chosen)
    const wishes = given({ colour, theme, position, enableWidgetCookieBanner })
    const looks = { caller, from, languages, wishes }
    const now = clock.now()
    const visited = visitOf(visit, url, caller.kind === 'visitor', now)
    const place = asked ?? 'website'
    const lives = named === undefined ? library.liveOn(place) : []
    const nothing = async (channel: ChannelSettings, againMs?: number): Promise<ConfigAnswer> => {
      const { own, record } = await ownOf(caller, now)
      const shown = channel.paused ? {} : await going(record, channel, looks)
      return {
        shows: false,
        ...(lives.some(asksForCookies) ? { cookies: true } : {}),
        // Asked again before that: who stays on one page goes on with their visit.
        ...(againMs === undefined ? {} : { againMs: Math.min(againMs, pauseMs / 2) }),
        channel: channel.id,
        visit: visited.visit,
        ...own,
        ...shown,
      }
    }
    const meet = async (): Promise<Met> => {
      const { views = visited.views, seconds = visited.seconds, ...facts } = said
      const about = { ...facts, url, language: chosen, views, seconds, isReturning: returning ?? visited.isReturning }
      return meetFlow(lives, await arrive(caller, about, from, admit(from, place)))
    }
    const met = lives.length > 0 ? await meet() : undefined
    if (met && !met.program) return nothing(admit(from, place), met.againMs)
    const { flow, language, opening } = await turns.greet({
      ...(asked === undefined ? {} : { channel: asked }),
      ...(said.tz === undefined ? {} : { tz: said.tz }),
      ...(named === undefined && !met?.program ? {} : { flow: named ?? met?.program?.flow.id ?? '' }),
      languages,
      ...(url === undefined ? {} : { page: { url } }),
    })
    const live = library.live(flow.id)?.flow ?? { channel: 'website', display: {}, options: {} }
    const channel = admit(from, asked ?? live.channel)
    if (caller.kind === 'visitor') requireFor(caller.identity, channel.id)
    if (channel.paused) return nothing(channel)
    const messages = opening?.messages ?? []
    return {
      shows: true,
      flow,
      language,
      greeting: messages.map(shown),
      opening: opening?.token ?? null,
      channel: channel.id,
      visit: visited.visit,
      display: await displayOf(channel, live, { ...looks, language }, messages),
      ...(await ownOf(caller, now)).own,
      fileBytes,
    }
  }
}

/** Who looks at a page, in which languages, and what the page asks for. */
interface Looks {
  readonly caller: Caller
  readonly from: From
  readonly language: string
  readonly languages: readonly string[]
  readonly wishes: Readonly<Record<string, string>>
}

const asksForCookies = ({ flow: { options } }: Program): boolean => options.cookies === 'start' || options.cookies === 'exit'

// What there is to see of a message that is not stored: it has no place in a stream yet.
function shown({ text, parts, choices, input, delayMs, consent }: Shown): Shown {
  return { text, parts, choices, input, delayMs, consent }
}
