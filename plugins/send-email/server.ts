import { z } from 'zod'
import { serveAction, TryAgain, tryAgain } from '../kit/server.ts'
import { sendEmail } from './index.ts'

const mail = z.object({ to: z.string(), subject: z.string(), text: z.string(), replyTo: z.string().optional() })

/** Hands the mail to the installation's mail server. */
export const serveSendEmail = serveAction(
  sendEmail,
  async ({ config, input, key, attempt, mail: send }) => {
    const { to, subject, text, replyTo } = mail.parse(input)
    try {
      await send({ to, subject, text, key, ...(replyTo === undefined ? {} : { replyTo }) })
    } catch (error) {
      // A server that puts strangers off takes them minutes later: too late for a visitor who waits, not for one who does not.
      if (error instanceof TryAgain && !config.wait) throw tryAgain(error.message, { afterMs: firstWaitMs * 2 ** (attempt - 1) })
      throw error
    }
    return { to }
  },
  { limitMs: 30_000, tries: 5 },
)

const firstWaitMs = 60_000
