import { z } from 'zod'
import { defineAction, escapeMarkdown, field, type Localised, readEmail } from '../kit/index.ts'
import { texts } from './locale.ts'

const config = z.object({
  to: field.template().trim().min(1, 'nobody is named to write to').default('{{contact.email}}').meta({ isOneLine: true }),
  subject: field.localised().refine(hasText, 'the mail has no subject').meta({ isOneLine: true }),
  text: field.localised().refine(hasText, 'the mail has no text'),
  replyTo: field.template().trim().optional().meta({ isOneLine: true }),
  wait: z.boolean().default(true),
})

/** Sends a mail: to the visitor, or to anybody else whose address is known. */
export const sendEmail = defineAction({
  id: 'send-email',
  icon: 'mail-forward',
  category: 'integrations',
  config,
  result: z.object({ to: z.string() }),
  ports: ['sent', 'no-address', 'failed'],
  exceptions: ['no-address', 'failed'],
  does: { mails: true },
  summary: '{{subject}}',
  texts,
  start({ config, language, perform, render }) {
    const { to, subject, text, replyTo, wait } = config
    const addressIn = (template: string): string | undefined => readEmail(render({ [language]: template }))
    const address = addressIn(to)
    if (address === undefined) return 'no-address'
    const answers = replyTo === undefined ? undefined : addressIn(replyTo)
    perform({
      to: address,
      subject: render(subject).replace(/\s+/g, ' ').trim(),
      // What a visitor has written must not become a link in a mail that this company sends.
      text: render(text, escapeMarkdown),
      ...(answers === undefined ? {} : { replyTo: answers }),
    })
    return wait ? undefined : 'sent'
  },
  on: {
    performed: () => 'sent',
    failed: () => 'failed',
  },
})

function hasText(text: Localised): boolean {
  return Object.values(text).some(line => line.trim() !== '')
}
