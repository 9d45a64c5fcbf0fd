import { z } from 'zod'
import { contactIn } from '../address-ids.ts'
import { createAudited } from '../audited.ts'
import { contactView } from '../contact-view.ts'
import { erasedAnswer, exportAnswer } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

const params = z.object({ id: z.string() })
const config = { limit: 'team' } as const
const tags = ['Contacts']

/** What people may ask for by law. */
export function privacyRoutes(app: Api, { privacy, store, clock }: ApiParts): void {
  const audited = createAudited(store, clock)

  app.get(
    '/api/contacts/:id/export',
    {
      config,
      schema: {
        summary: 'All that is kept of a contact',
        description:
          'With the notes of the team and why flows did what they did. A conversation whose “trust” is “unverified” may be somebody else’s, who typed this address: look before you hand it out.',
        tags,
        params,
        response: { 200: exportAnswer },
      },
    },
    async (request, reply) => {
      const id = contactIn(request.params)
      const { contact, ...rest } = await privacy.export(id)
      await audited(request, 'contact.exported', contact.id)
      reply.header('content-disposition', `attachment; filename="contact-${contact.id}.json"`)
      return { contact: contactView(contact, clock.now()), ...rest }
    },
  )

  app.delete(
    '/api/contacts/:id',
    {
      config,
      schema: {
        summary: 'Erase a contact',
        description:
          'With all conversations, files, tickets and whatever else is theirs, down to the bytes; what still runs is closed first. Evidence of consent stays under the number of the receipt, without a name. It cannot be undone; a backup from before that is put back is gone through again.',
        tags,
        params,
        response: { 200: erasedAnswer },
      },
    },
    async request => {
      const id = contactIn(request.params)
      const erased = await privacy.erase(id)
      await audited(request, 'contact.erased', erased.receipt, { conversations: erased.conversations, files: erased.files })
      return erased
    },
  )
}
