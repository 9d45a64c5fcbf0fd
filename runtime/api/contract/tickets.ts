import { z } from 'zod'
import { cursor, list, pageSize, shortId } from './basics.ts'
import { instant } from './conversation.ts'

const ticketStatus = z.enum(['new', 'waiting-on-contact', 'waiting-on-us', 'closed'])
const ticketPriority = z.enum(['low', 'normal', 'high', 'urgent'])

/** A piece of follow-up work. */
export const ticketView = z
  .object({
    id: z.string(),
    subject: z.string(),
    text: z.string().optional().describe('What the work is, in more words.'),
    status: ticketStatus,
    priority: ticketPriority,
    pipeline: z.string().optional(),
    owner: z.string().optional().describe('Id of a user.'),
    conversation: z.string().optional(),
    contact: z.string().optional(),
    madeBy: z.string().describe('The actor: a flow’s node, an agent, a token.'),
    createdAt: instant,
    updatedAt: instant,
    closedAt: instant.optional(),
    revision: z.int(),
  })
  .meta({ id: 'Ticket' })
export type TicketView = z.output<typeof ticketView>

export const ticketsQuery = z.strictObject({
  status: ticketStatus.optional().describe('Only those with this status.'),
  conversation: shortId.optional().describe('Only those of this conversation.'),
  contact: shortId.optional().describe('Only those of this contact’s conversations.'),
  owner: shortId.optional().describe('Only those that this user looks after.'),
  limit: pageSize(100, 50),
  before: cursor.optional(),
})
export const ticketsAnswer = z.object({ tickets: list(ticketView), next: z.string().optional() })
const subject = z.string().trim().min(1).max(300)
export const ticketBody = z.strictObject({
  subject,
  priority: ticketPriority.default('normal'),
  owner: shortId.optional(),
  conversation: shortId.optional(),
})
export const ticketPatch = z.strictObject({
  revision: z.int().min(0),
  subject: subject.optional(),
  status: ticketStatus.optional(),
  priority: ticketPriority.optional(),
  owner: shortId.nullable().optional(),
})
