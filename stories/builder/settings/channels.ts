import type { ChannelView } from '../../../builder/settings/channels/channel-view.ts'
import type { Answers } from '../app-stage.tsx'
import { plugins } from '../editor/declared.ts'
import { now } from '../inbox/sample.ts'
import { mette } from './team.ts'

/** A channel as the server tells of it. */
function channel(id: string, kind: string, about: Partial<ChannelView> = {}): ChannelView {
  return { id, kind, revision: 3, config: {}, secrets: [], paused: false, ...about }
}

const open = { state: 'open', waiting: 0, failed: 0 } as const
const minute = 60_000
const signing = { name: 'signing', isSet: true, at: now - 90 * minute, by: 'agent:mette' }
const look = { colour: '#0f5c5a', theme: 'auto', position: 'end', offset: { side: 20, bottom: 20 }, icon: 'chat' }
const shop = 'https://chat.kestrelsolar.example/channels/hook'

export const site = channel('website', 'website', {
  config: { name: 'Kestrel Solar', origins: ['https://www.kestrelsolar.example'], newConversations: true, ...look },
  embed: '<script src="https://chat.kestrelsolar.example/widget.js" data-channel="website" async></script>',
})

/** Connects a system of one's own; it works. */
export const hook = channel('crm', 'hook', {
  config: { url: 'https://crm.example/answers', secret: 'signing', inbox: 'sales' },
  secrets: [signing],
  shares: [{ name: 'address', label: 'Address your system posts to', value: `${shop}/crm/` }],
  status: { ...open, lastReceivedAt: now - 4 * minute, lastSentAt: now - 2 * minute },
})

const hookOf = (id: string, about: Partial<ChannelView>): ChannelView => ({ ...hook, id, ...about })

export const states = {
  waiting: hookOf('orders', { status: { ...open, waiting: 3, failed: 2, lastSentAt: now - minute } }),
  opening: hookOf('opening', { status: { state: 'closed', waiting: 0, failed: 0 } }),
  unset: hookOf('unset', { secrets: [{ name: 'signing', isSet: false }], status: open }),
  paused: hookOf('paused', { paused: true, status: { state: 'paused', waiting: 12, failed: 0, lastSentAt: now - 300 * minute } }),
  trouble: hookOf('support', {
    status: {
      ...open,
      waiting: 4,
      trouble: {
        code: 'token',
        why: 'OAuthException 190: the session has been invalidated',
        remedy: 'Make a new token for the page and set it below.',
        at: now - 30 * minute,
      },
    },
  }),
  failed: hookOf('failed', {
    status: { state: 'failed', why: 'getaddrinfo ENOTFOUND imap.kestrelsolar.example', waiting: 0, failed: 0 },
  }),
  broken: channel('texts', 'gateway', {
    status: {
      state: 'failed',
      why: 'Channel “texts” is of the kind “gateway”, which no plugin declares.',
      waiting: 0,
      failed: 0,
    },
  }),
}

const long = 'Fahrgastinformationssystem der Donaudampfschifffahrtsgesellschaft für die gesamte obere Donau'
export const longNamed = channel('donaudampfschifffahrtsgesellschaft-fahrgastinformationssystem-00', 'website', {
  config: {
    name: long,
    origins: Array.from({ length: 9 }, (_, at) => `https://anlegestelle-${at}.donaudampfschifffahrt.example`),
    ...look,
  },
  embed: '<script src="https://chat.kestrelsolar.example/widget.js" data-channel="donaudampfschifffahrt" async></script>',
})

const flow = (id: string, name: string, at: string) => ({
  id,
  name,
  kind: 'bot',
  channel: at,
  live: true,
  version: 2,
  revision: 4,
  inbox: 'main',
  languages: ['en', 'de'],
  isAhead: false,
  problems: { errors: 0, warnings: 0 },
  open: 3,
})

/** A server with these channels. */
export function withChannels(channels: readonly ChannelView[], more: readonly string[] = [], kinds = plugins): Answers {
  const permissions = [
    'channels:read',
    'channels:write',
    'flows:read',
    'flows:write',
    'team:read',
    'plugins:read',
    'media:read',
    ...more,
  ]
  return {
    'GET /api/session': { user: mette, permissions, expiresAt: now + 86_400_000 },
    'GET /api/channels': channels,
    'GET /api/plugins': kinds,
    'GET /api/media': { media: [] },
    'GET /api/flows': [flow('pricing', 'Pricing page: qualify leads', 'website'), flow('orders', 'Where is my order?', 'crm')],
  }
}
