import { z } from 'zod'
import { cursor, list, pageSize, revision, shortId } from './basics.ts'
import { instant, person } from './conversation.ts'

/** The lists of the inbox. `bots`: the flow has them; `unassigned`: nobody's, and people are wanted; `spam` is in no other. */
export const inboxView = z.enum(['all', 'mine', 'unassigned', 'bots', 'mentions', 'snoozed', 'closed', 'spam'])
export type InboxView = z.output<typeof inboxView>

/** Filters of `GET /api/conversations`, beside those on state; all of them must hold. */
export const inboxFilters = {
  view: inboxView
    .optional()
    .describe(
      'One of the lists of the inbox, for whoever asks: “all” is all that is open. Other filters narrow it. Without it: whatever their state, but nothing that was put away as spam.',
    ),
  channel: shortId.optional().describe('Only those of this channel.'),
  inbox: shortId.optional().describe('Only those of this inbox.'),
  team: shortId.optional().describe('Only those of this team.'),
  contact: shortId.optional().describe('Only those linked to this contact.'),
  label: z.string().min(1).max(60).optional().describe('Only those with this label.'),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Only those in which all these words stand, or begin: lines, notes, name, address. Those begun last come first.'),
  order: z
    .enum(['recent', 'waiting'])
    .optional()
    .describe(
      'Newest change first, or longest wait first, then those that do not wait, of what is not closed; “unassigned” begins with the longest wait.',
    ),
  limit: pageSize(100, 50),
  before: cursor.optional(),
}

/** What a row shows beside the conversation itself. */
export const rowExtras = {
  name: z.string().optional().describe('Of the contact, or as said; none: a visitor nobody knows.'),
  last: z
    .object({ author: z.enum(['visitor', 'bot', 'agent', 'system']), name: z.string().optional(), text: z.string(), at: instant })
    .optional()
    .describe('The last line of the stream, its beginning.'),
  unread: z.int().min(0).max(100).describe('Lines of the visitor that nobody of the team has read; 100 stands for more, too.'),
  waitingSince: instant.optional().describe('Since when the visitor waits for people.'),
  isOnline: z.boolean().describe('The visitor has the page open.'),
  team: person.optional().describe('The team it is assigned to.'),
}

/** How many conversations each list holds, for whoever asks; only what is open. */
export const countsAnswer = z
  .object({
    mine: z.int(),
    unassigned: z.int(),
    all: z.int(),
    bots: z.int(),
    mentions: z.int(),
    snoozed: z.int(),
    inboxes: z.record(z.string(), z.int()),
    channels: z.record(z.string(), z.int()),
    unread: z.int().describe('Of mine and of unassigned, those with something unread: the number in the title.'),
  })
  .meta({ id: 'InboxCounts' })
export type InboxCounts = z.output<typeof countsAnswer>

const labelName = z.string().trim().min(1).max(60)
const labelNames = z.array(labelName).max(50).readonly().default([])
export const labelBody = z.strictObject({ add: labelNames, remove: labelNames })
export const labelsAnswer = z.object({ labels: list(z.object({ name: z.string(), conversations: z.int() })) })

/** A canned text. Written `/shortcut` in the composer. May hold `{{contact.firstName|there}}`. */
export const snippet = z
  .object({ id: z.string(), shortcut: z.string(), text: z.string(), revision, updatedAt: instant })
  .meta({ id: 'Snippet' })
export type SnippetView = z.output<typeof snippet>
export const snippetsAnswer = z.object({ snippets: list(snippet) })
export const snippetBody = z.strictObject({
  revision: revision.describe('The one you have read; 0 adds a snippet.'),
  shortcut: z.string().regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'letters, digits, "-" and "_", without the slash'),
  text: z.string().trim().min(1).max(8_000),
})

/** A named place where conversations land. Without `teams` everybody sees it. */
export const inboxAbout = z
  .object({ id: z.string(), name: z.string(), teams: list(z.string()), hours: z.string().optional(), revision })
  .meta({ id: 'Inbox' })
export type InboxAbout = z.output<typeof inboxAbout>
export const inboxesAnswer = z.object({ inboxes: list(inboxAbout) })
export const inboxBody = z.strictObject({
  revision: revision.describe('The one you have read; 0 adds an inbox.'),
  name: z.string().trim().min(1).max(100),
  teams: list(shortId).default([]).describe('Who may see it; none: everybody.'),
  hours: shortId.optional().describe('Outside these hours nothing is assigned by itself.'),
})
