import { z } from 'zod'
import { list, revision, shortId } from './basics.ts'
import { instant } from './conversation.ts'

const config = z.record(z.string(), z.unknown())

/** What is wrong with a channel. */
const trouble = z
  .object({
    code: z.string(),
    why: z.string().describe('What went wrong, as the other side said it.'),
    remedy: z.string().optional().describe('What to do about it.'),
    at: instant.describe('Since when.'),
  })
  .meta({ id: 'ChannelTrouble' })
/** Tries a channel: there is nothing to say. */
export const channelTestBody = z.strictObject({}).default({})
/** What trying a channel came to. */
export const channelTestAnswer = z.object({
  trouble: trouble.optional().describe('Left out: nothing is wrong, as far as it was tried.'),
  openOnly: z
    .literal(true)
    .optional()
    .describe('Its kind has nothing to try: it is open here, and whether the other side works is not known.'),
})

/** How a channel is that hands in what visitors write and sends each message. */
const channelStatus = z
  .object({
    state: z.enum(['open', 'failed', 'closed', 'paused']).describe('“closed”: it is being opened.'),
    why: z.string().optional().describe('What went wrong. It is tried again by itself.'),
    trouble: trouble.optional().describe('What people can mend, while it lasts.'),
    lastReceivedAt: instant.optional().describe('Since the server started, ms since 1970.'),
    lastSentAt: instant.optional().describe('Since the server started, ms since 1970.'),
    waiting: z.int().describe('What came and is not taken yet, and messages that are to be sent.'),
    failed: z.int().describe('Messages that could not be sent, or may not have arrived.'),
  })
  .meta({ id: 'ChannelStatus' })

/** A channel as an admin sees it. */
export const channelAnswer = z
  .object({
    id: z.string(),
    kind: z.string().describe('The plugin that declares it: GET /api/plugins says what its config may hold.'),
    revision,
    config: config.describe('With the defaults of what nobody has set.'),
    secrets: list(z.object({ name: z.string(), isSet: z.boolean(), at: instant.optional(), by: z.string().optional() })).describe(
      'That its config names, or that are set: never with their values.',
    ),
    paused: z
      .boolean()
      .describe('Nothing is taken up and nothing is sent until it goes on; what comes is kept. A website shows no chat.'),
    status: channelStatus.optional(),
    shares: list(z.object({ name: z.string(), label: z.string(), value: z.string() }))
      .optional()
      .describe('What to give the other side, so that it finds this channel.'),
    embed: z.string().optional().describe('What to put on a site, or elsewhere, to join it to this channel.'),
  })
  .meta({ id: 'Channel' })
export const channelsAnswer = list(channelAnswer)
export const channelBody = z.strictObject({
  revision: revision.describe('The one you have read; 0 adds a channel.'),
  kind: shortId.describe('The id of a plugin of the type “channel”.'),
  config: config.default({}),
  paused: z.boolean().default(false),
})
