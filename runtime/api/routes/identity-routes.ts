import { foldEmail } from '../../store/fold-email.ts'
import { identityAnswer, identityBody } from '../contract.ts'
import type { Api, ApiParts } from '../parts.ts'

/** A site's own server says who the visitor of a page is. */
export function identityRoutes(app: Api, { channels, identities }: Pick<ApiParts, 'channels' | 'identities'>): void {
  app.post(
    '/api/visitor-identification/tokens',
    {
      config: { limit: 'team' },
      schema: {
        summary: 'Say who a visitor is',
        description:
          'Called by the server of a site for somebody who is signed in there. The page gives the token to the widget: what is known of the contact fills the flow, they are not asked for their address, and their conversations follow them to every device. It proves what the site said, not who sits there.',
        tags: ['Visitors'],
        body: identityBody,
        response: { 200: identityAnswer },
      },
    },
    ({ body: { channel, email, firstName, lastName } }) =>
      identities.issue({
        channel: channels.get(channel).id,
        email: foldEmail(email),
        ...(firstName === undefined ? {} : { firstName }),
        ...(lastName === undefined ? {} : { lastName }),
      }),
  )
}
