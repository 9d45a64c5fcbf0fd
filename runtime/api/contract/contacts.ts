import { z } from 'zod'
import { cursor, list, pageSize, shortId } from './basics.ts'
import { consentView } from './consents.ts'
import { instant } from './conversation.ts'
import { email } from './people.ts'

const json = z.record(z.string(), z.unknown())

/** A property as it is kept, and where it comes from. */
export const knownProperty = z
  .object({
    name: z.string(),
    value: z.unknown(),
    how: z.enum(['said', 'stored', 'vouched']).describe('Said: typed by a visitor. Stored: kept by the team. Vouched: proved.'),
    at: instant.optional(),
    conversation: z.string().optional().describe('Where it was said.'),
  })
  .meta({ id: 'KnownProperty' })

export const contactRow = z
  .object({
    id: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    lists: list(z.string()),
    conversations: z.int(),
    unverified: z.boolean().describe('Nobody has confirmed that a visitor linked to it is this person.'),
    createdAt: instant,
    lastSeenAt: instant.optional(),
  })
  .meta({ id: 'ContactRow' })
export type ContactRow = z.output<typeof contactRow>

export const contactsQuery = z.strictObject({
  q: z.string().trim().min(1).max(200).optional().describe('Only those whose name, address or property holds these words.'),
  list: shortId.optional().describe('Only those on this list.'),
  order: z.enum(['recent', 'name', 'created']).default('recent').describe('Who was there last, the alphabet, or who came last.'),
  limit: pageSize(100, 50),
  before: z
    .string()
    .regex(/^[\w.-]{1,600}$/, 'take it from "next" of the page before')
    .optional()
    .describe('The next page: “next” of the page before. Without it: the first.'),
})
export const timelineQuery = z.strictObject({ limit: pageSize(100, 50), before: cursor.optional() })
export const contactsAnswer = z.object({ contacts: list(contactRow), total: z.int(), next: z.string().optional() })

/** A contact, whole. */
export const contactAnswer = z
  .object({
    id: z.string(),
    name: z.string().optional(),
    email: z.string().optional(),
    properties: list(knownProperty),
    lists: list(z.string()),
    consents: list(consentView),
    visitors: list(z.object({ id: z.string(), trust: z.enum(['unverified', 'vouched']), firstSeenAt: instant })),
    merges: list(
      z.object({
        id: z.string(),
        email: z.string().optional(),
        name: z.string().optional(),
        at: instant,
        by: z.string(),
        undoUntil: instant,
      }),
    ).describe('Contacts that went into this one, and can be taken out again.'),
    owner: z.string().optional().describe('Id of the user who looks after them.'),
    createdAt: instant,
    revision: z.int(),
  })
  .meta({ id: 'Contact' })
export type ContactAnswer = z.output<typeof contactAnswer>

const value = z.union([
  z.string().max(4_000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(400)).max(100).readonly(),
  z.null(),
])
export const contactBody = z.strictObject({
  email: email.optional(),
  name: z.string().trim().min(1).max(200).optional(),
  properties: z.record(z.string().regex(/^[A-Za-z][\w]{0,63}$/), value).default({}),
})
/** Null takes a property away. */
export const contactPatch = z.strictObject({
  revision: z.int().min(0),
  email: email.nullable().optional(),
  name: z.string().trim().min(1).max(200).nullable().optional(),
  properties: z.record(z.string().regex(/^[A-Za-z][\w]{0,63}$/), value).optional(),
  lists: list(shortId).optional(),
  owner: shortId.nullable().optional(),
})
/** Whose conversation this is: an address (found or made), or a contact. */
export const linkContactBody = z
  .strictObject({
    email: email.optional(),
    name: z.string().trim().min(1).max(200).optional().describe('Of a contact that is made.'),
    contact: shortId.optional(),
  })
  .refine(({ email, contact }) => (email === undefined) !== (contact === undefined), 'say who: “email” or “contact”')
/** Nothing is to be said; an empty object, or no body. */
export const nothingBody = z.strictObject({}).default({})
export const mergeBody = z.strictObject({ into: shortId })

/** One thing that happened with a contact, newest first. */
const timelineEntry = z
  .object({
    at: instant,
    type: z.enum(['created', 'conversation', 'consent', 'list', 'ticket', 'survey', 'merged', 'confirmed', 'changed']),
    conversation: z.string().optional(),
    text: z.string().optional(),
    actor: z.string().optional(),
    data: json.optional(),
  })
  .meta({ id: 'TimelineEntry' })
export const timelineAnswer = z.object({ entries: list(timelineEntry), next: z.string().optional() })

/** All that is kept of a contact. */
export const exportAnswer = z.looseObject({ contact: contactAnswer, conversations: list(z.looseObject({ id: z.string() })) })
/** What was erased. Evidence of consent stays, without a name. */
export const erasedAnswer = z.object({ receipt: z.string(), conversations: z.int(), files: z.int() })
export const listsAnswer = z.object({ lists: list(z.object({ id: z.string(), name: z.string(), contacts: z.int() })) })
