import type { Flow } from '../../flow/model.ts'
import type { Arrival } from '../../library/meet-flow.ts'
import { type Candidate, simulateMeeting } from '../../library/simulate-meeting.ts'
import { isChannelOpen } from '../arrivals.ts'
import { requirePermission } from '../authorise.ts'
import { simulateTargetingAnswer, simulateTargetingBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

type Parts = Pick<ApiParts, 'library' | 'channels' | 'availability' | 'store' | 'clock'>

/** Who would see which flow of a channel on a page, and why. */
export function targetingRoutes(app: Api, { library, channels, availability, store, clock }: Parts): void {
  app.post(
    '/api/targeting/simulate',
    {
      config: { limit: 'team' },
      schema: {
        summary: 'Who would see which flow, and why',
        description: 'Decides as the pages do, and says of each flow of the channel what it is that decided.',
        tags: ['Flows'],
        body: simulateTargetingBody,
        response: { 200: simulateTargetingAnswer },
      },
    },
    async ({ body, caller }) => {
      const { channel: id, url, contact, draft, facts } = body
      const channel = channels.get(id)
      if (contact !== undefined) requirePermission(caller, 'contacts:read')
      const { properties, lists, country, ...said } = facts
      const kept = contact === undefined ? undefined : await keptOf(contact)
      const now = clock.now()
      const arrival: Arrival = {
        url,
        isOnPages: channel.kind.pages === true,
        isOpen: isChannelOpen(channel, availability.get().hours, now),
        visitor: {
          ...said,
          country: country?.toUpperCase(),
          contact: kept || properties ? { ...kept?.properties, ...properties } : undefined,
          lists: lists ?? kept?.lists ?? (properties ? [] : undefined),
          now,
        },
      }
      const candidates = await candidatesOf(id, draft)
      const flows = simulateMeeting(candidates, arrival, channel.paused)
      return {
        shows: flows.find(({ fate }) => fate === 'shown')?.flow.id ?? null,
        isOpen: arrival.isOpen,
        isPaused: channel.paused,
        flows: flows.map(({ flow, isLive, fate, meeting, dueMs }) => ({
          id: flow.id,
          name: flow.name,
          live: isLive,
          fate,
          meets: meeting?.meets ?? false,
          ...(meeting ? { by: meeting.by } : {}),
          rules: meeting?.rules ?? [],
          ...(dueMs === undefined ? {} : { dueMs }),
        })),
      }
    },
  )

  const keptOf = async (contact: string) => {
    const found = await store.contacts.whole(contact)
    if (!found) return undefined
    const { email, lists } = found
    return { properties: { ...found.properties, ...(email === undefined ? {} : { email }) }, lists }
  }

  /** The flows of a channel as visitors meet them; those that are off as they are drawn. */
  const candidatesOf = async (channel: string, draft: Drafted | undefined): Promise<readonly Candidate[]> => {
    const all = await Promise.all(
      (await library.list()).map(async ({ id, name }): Promise<Candidate & { flow: Flow }> => {
        const live = library.live(id)?.flow
        const flow = live ?? (await library.draft(id)).flow
        if (draft?.flow !== id) return { flow: { ...flow, name }, isLive: live !== undefined }
        const { hours: _hours, ...options } = flow.options
        const hours = draft.hours === undefined ? {} : { hours: draft.hours }
        return { flow: { ...flow, name, target: draft.target, options: { ...options, ...hours }, channel }, isLive: true }
      }),
    )
    return all.filter(({ flow }) => flow.channel === channel)
  }
}

interface Drafted {
  readonly flow: string
  readonly target: Flow['target']
  readonly hours?: 'always' | 'only-open' | undefined
}
