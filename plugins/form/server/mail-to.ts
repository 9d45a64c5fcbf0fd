import { pickText } from '../../kit/index.ts'
import type { Line, Outgoing, Recipient, Sent } from '../../kit/server.ts'
import type { FormConfig } from '../config.ts'
import { say } from '../phrases.ts'

/** Sends an answer to the address that was filled in. What is thrown counts as a try that failed, and is made again. */
export async function mailTo(
  { config, mail }: Pick<Line<FormConfig>, 'config' | 'mail'>,
  { email, language }: Recipient,
  { message, files }: Outgoing,
  key: string,
): Promise<Sent> {
  if (email === undefined) return { type: 'failed', code: 'no-address', why: 'no email is known' }
  if (files) return { type: 'failed', code: 'no-files', why: 'files cannot go by mail here: say where they can be fetched' }
  const subject = say('answer', language, { subject: pickText(config.title, [language, 'en']) })
  try {
    await mail({ to: email, subject, text: message.text, key })
    return { type: 'sent' }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    // Neither mends itself.
    if (code === 'mail_off') return { type: 'failed', code: 'mail-off', why: 'no mail server is set up' }
    if (code === 'mail_refused') return { type: 'failed', code: 'mail-refused', why: error instanceof Error ? error.message : '' }
    throw error
  }
}
