import { z } from 'zod'
import { pickLanguage, pickText } from '../../../plugins/kit/text.ts'
import { ParleyError } from '../../errors/parley-error.ts'
import { consentNodes } from '../../flow/with-consent.ts'
import { fromOf } from '../allow-origins.ts'
import { visitorOf } from '../caller.ts'
import { consentsView, withdraw } from '../consents.ts'
import { cookiesBody, ownConsentsAnswer, withdrawBody } from '../contract.ts'
import { ownConversation } from '../own-conversation.ts'
import type { Api, VisitorParts, VisitorSide } from '../parts.ts'

const params = z.object({ id: z.string() })
const tags = ['Visitors']

/** What a visitor has agreed to: to look at, and to take back. */
export function visitorConsentRoutes(app: Api, { store, turns, settings }: VisitorSide, { admit }: VisitorParts): void {
  const { contacts } = store
  const { visitorBodyBytes: bodyLimit } = settings.limits
  const own = async (visitor: string): Promise<z.output<typeof ownConsentsAnswer>> => ({
    purposes: consentsView(await contacts.decided(visitor)).purposes,
  })

  app.get(
    '/api/visitor/consents',
    { config: { limit: 'reads' }, schema: { summary: 'What you have agreed to', tags, response: { 200: ownConsentsAnswer } } },
    request => own(visitorOf(request).id),
  )

  app.post(
    '/api/visitor/consents/withdraw',
    {
      config: { limit: 'messages' },
      bodyLimit,
      schema: {
        summary: 'Take back a consent',
        description: 'In all your conversations. “communicate” ends every type of mail. Taken back twice is taken back once.',
        tags,
        body: withdrawBody,
        response: { 200: ownConsentsAnswer },
      },
    },
    async request => {
      const { id } = visitorOf(request)
      const by = {
        actor: `visitor:${id}`,
        method: 'button',
        mine: (record: { visitorId: string }) => record.visitorId === id,
      } as const
      await withdraw(turns, await contacts.decided(id), request.body.purpose, by)
      return own(id)
    },
  )

  app.post(
    '/api/visitor/conversations/:id/cookies',
    {
      config: { limit: 'messages' },
      bodyLimit,
      schema: {
        summary: 'Say what may be kept in your browser',
        description: 'Kept as evidence, in the words that the channel asks in.',
        tags,
        params,
        body: cookiesBody,
        response: { 200: ownConsentsAnswer },
      },
    },
    async request => {
      const { id } = visitorOf(request)
      const record = await ownConversation(store, id, request.params)
      const { clientMsgId, decision, language } = request.body
      const words = admit(fromOf(request), record.channelId).kind.phrases?.['cookies']
      if (!words) throw new ParleyError('consent_unknown', { purpose: 'cookies' })
      const languages = [language, record.language, 'en']
      const decided = {
        purpose: 'cookies',
        decision,
        text: pickText(words, languages),
        language: pickLanguage(words, languages) ?? language,
        method: 'button',
        node: consentNodes.cookies,
      } as const
      await turns.decide(record.id, clientMsgId, `visitor:${id}`, decided, ({ visitorId }) => visitorId === id)
      return own(id)
    },
  )
}
