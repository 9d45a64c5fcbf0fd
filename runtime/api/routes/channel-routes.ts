import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { ChannelSettings } from '../../channels/channels.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import { addFirstFlow } from '../../library/add-first-flow.ts'
import { channelIn } from '../address-ids.ts'
import { agentOf } from '../agent-of.ts'
import { createAudited } from '../audited.ts'
import { createChannelViews, troubleView } from '../channel-view.ts'
import { channelAnswer, channelBody, channelsAnswer, channelTestAnswer, channelTestBody, removedAnswer } from '../contract.ts'
import { languagesOf } from '../languages-of.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Channels']

/** Setting up the ways to reach visitors. */
export function channelRoutes(
  app: Api,
  parts: Pick<ApiParts, 'channels' | 'library' | 'settings' | 'lines' | 'secrets' | 'store' | 'clock'>,
): void {
  const { channels } = parts
  const audited = createAudited(parts.store, parts.clock)
  const views = createChannelViews(parts)
  const greetNew = async (request: FastifyRequest, { id, kind, inbox = 'main' }: ChannelSettings): Promise<void> => {
    if (!kind.firstFlow) return
    const { actor } = agentOf(request, undefined)
    const languages = languagesOf(request.headers['accept-language'])
    try {
      const flow = await addFirstFlow(parts.library, kind.firstFlow, { channel: id, inbox, languages, by: actor })
      if (flow !== undefined) await audited(request, 'flow.created', flow)
    } catch (error) {
      // The channel stands without it: people draw one of their own.
      request.log.error({ err: error }, 'the flow that a kind of channel brings along could not be made')
    }
  }
  const dormant = (id: string) => channels.dormant().find(channel => channel.id === id)

  app.get(
    '/api/channels',
    { config, schema: { summary: 'All channels', tags, response: { 200: channelsAnswer } } },
    async request => {
      const all = await Promise.all([
        ...channels.list().map(channel => views.of(channel, request)),
        ...channels.dormant().map(channel => views.ofDormant(channel, request)),
      ])
      return all.sort((a, b) => (a.id < b.id ? -1 : 1))
    },
  )

  app.get(
    '/api/channels/:id',
    { config, schema: { summary: 'A channel', tags, params, response: { 200: channelAnswer } } },
    request => {
      const id = channelIn(request.params)
      const asleep = dormant(id)
      return asleep ? views.ofDormant(asleep, request) : views.of(channels.get(id), request)
    },
  )

  app.put(
    '/api/channels/:id',
    {
      config,
      schema: {
        summary: 'Set a channel up',
        description:
          'Takes effect at once, on pages that are open when they ask again. With a new one comes the flow that its kind brings along, and is live.',
        tags,
        params,
        body: channelBody,
        response: { 200: channelAnswer },
      },
    },
    async request => {
      const { revision, ...body } = request.body
      const id = channelIn(request.params)
      const written = await channels.put(id, revision, body)
      await audited(request, 'channel.set', id, { kind: body.kind, paused: body.paused })
      if (revision === 0) await greetNew(request, written)
      return views.of(written, request)
    },
  )

  app.post(
    '/api/channels/:id/test',
    {
      config,
      schema: {
        summary: 'Try whether a channel could work now',
        description:
          'It signs in, or asks the other side, as its kind does; nothing is sent to a visitor. What is wrong comes with what to do about it.',
        tags,
        params,
        body: channelTestBody,
        response: { 200: channelTestAnswer },
      },
    },
    async request => {
      const id = knownChannel(parts, request.params)
      const { trouble, isOpenOnly } = (channels.find(id) && (await parts.lines?.test(id))) ?? {}
      if (trouble) return { trouble: troubleView(trouble, languagesOf(request.headers['accept-language'])) }
      return isOpenOnly ? { openOnly: true as const } : {}
    },
  )

  app.delete(
    '/api/channels/:id',
    {
      config,
      schema: {
        summary: 'Take a channel away',
        description: 'Its flows meet nobody any more; conversations that are under way go on.',
        tags,
        params,
        response: { 200: removedAnswer },
      },
    },
    async request => {
      const id = channelIn(request.params)
      await channels.remove(id)
      for (const { name } of await parts.secrets.list(`channel:${id}`)) await parts.secrets.remove(`channel:${id}`, name)
      await audited(request, 'channel.removed', id)
      return { removed: true as const }
    },
  )
}

/** The id of a channel that is set up. Error: `channel_unknown`. */
export function knownChannel({ channels }: Pick<ApiParts, 'channels'>, given: { readonly id: string }): string {
  const id = channelIn(given)
  if (!channels.find(id) && !channels.dormant().some(channel => channel.id === id))
    throw new ParleyError('channel_unknown', { id })
  return id
}
