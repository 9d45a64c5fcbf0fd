import { z } from 'zod'
import { field } from '../kit/index.ts'

// An id of ours: never an address.
const picture = field.media().regex(/^[A-Za-z0-9_.-]{1,64}$/, 'name a picture by its id')
const distance = z.int().min(0).max(200).default(20)

/** What an admin sets for one chat on a site: its looks by names and numbers, so that no CSS of anybody reaches a page. */
export const config = z.strictObject({
  name: z.string().trim().min(1).max(100).default('Chat'),
  origins: z.array(field.origin()).max(200).default([]),
  colour: field.colour().default('#0f5c5a'),
  theme: z.enum(['auto', 'light', 'dark']).default('auto'),
  position: z.enum(['end', 'start']).default('end'),
  offset: z.strictObject({ side: distance, bottom: distance }).default({ side: 20, bottom: 20 }),
  icon: z.enum(['chat', 'question', 'wave']).default('chat'),
  avatar: picture.optional(),
  newConversations: z.boolean().default(true),
  hours: field.hours().optional(),
})

/**
 * What a flow says of how it shows itself on the pages of a site. `who`: the brand, chosen people (`people`: ids of users and
 * teams), or whoever looks after the contact, with these people, and then the brand, where nobody does.
 */
export const display = z.strictObject({
  who: z.enum(['brand', 'people', 'owner']).default('brand'),
  people: z
    .array(field.team())
    .max(50)
    .default([])
    .meta({ when: { who: ['people', 'owner'] } }),
  heading: field.localised().optional(),
  avatar: picture.optional(),
  alias: z
    .boolean()
    .default(false)
    .meta({ when: { who: ['brand'] } }),
  prompt: field.localised().optional(),
  promptAfterMs: field.duration().max(3_600_000).default(3_000),
  desktop: z.enum(['prompt', 'launcher', 'open']).default('prompt'),
  phone: z.enum(['prompt', 'launcher']).default('launcher'),
  openOnExit: z
    .boolean()
    .default(false)
    .meta({ when: { desktop: ['open'] } }),
  openAfterMs: field
    .duration()
    .max(3_600_000)
    .optional()
    .meta({ when: { desktop: ['open'] } }),
  openScrolled: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .meta({ when: { desktop: ['open'] } }),
})

export type WebsiteConfig = z.output<typeof config>
export type WebsiteDisplay = z.output<typeof display>
