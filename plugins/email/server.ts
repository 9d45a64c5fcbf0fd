import { serveChannel } from '../kit/server.ts'
import { email } from './index.ts'

/** Reads the mailbox, and sends what is said as mails. */
export const serveEmail = serveChannel(email, {
  async open(_app, line) {
    // What speaks with mail servers is large: a server without a mailbox starts without it.
    const { openEmail } = await import('./server/open-email.ts')
    return openEmail(line)
  },
})
