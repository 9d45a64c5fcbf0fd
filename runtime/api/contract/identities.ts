import { z } from 'zod'
import { shortId } from './basics.ts'
import { instant } from './conversation.ts'
import { email } from './people.ts'

const name = z.string().trim().min(1).max(200)

/** Whom a site's server says its visitor is. */
export const identityBody = z.strictObject({
  channel: shortId.default('website').describe('The channel that the token holds for.'),
  email: email.describe('Whose it is: the contact with this address, or a new one as soon as they say something.'),
  firstName: name.optional().describe('Fills only what is not known of the contact.'),
  lastName: name.optional().describe('Fills only what is not known of the contact.'),
})

export const identityAnswer = z.object({
  token: z
    .string()
    .describe('The page sets it as identificationToken. Whoever has it speaks for this person: keep it off other pages.'),
  expiresAt: instant.describe('Twelve hours from now, ms since 1970. Until then the server may hand out the same one.'),
})
