import type { OpenChannel } from '../../kit/server.ts'
import type { EmailLine } from './email-line.ts'
import { startReader } from './imap/reader.ts'
import { createNotebook } from './notebook.ts'
import { createTokens } from './oauth/create-tokens.ts'
import { createOutbound } from './smtp/outbound.ts'
import { createPost } from './smtp/post.ts'
import { createTakeMail } from './take-mail.ts'
import { missingOf, testAccount } from './test-account.ts'
import { createWorries } from './worries.ts'

/** Opens one mailbox: reads what comes, and sends what is said as mails. */
export function openEmail(line: EmailLine): OpenChannel {
  const worries = createWorries(line)
  const notebook = createNotebook(line)
  const tokens = createTokens(line)
  const outbound = createOutbound(line, notebook, worries, createPost(line, tokens))
  const missing = missingOf(line.config)
  worries.tell(missing?.holds ? 'sending' : 'reading', missing)
  const take = createTakeMail(line, notebook)
  const reader = line.config.reads && !missing ? startReader({ line, notebook, worries, tokens, take }) : undefined
  return {
    send: outbound.send,
    carry: outbound.carry,
    test: () => testAccount(line, tokens, outbound),
    async close() {
      await reader?.stop()
      outbound.close()
    },
  }
}
