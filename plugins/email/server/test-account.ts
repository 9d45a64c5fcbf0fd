import { errorWords } from '../../kit/index.ts'
import type { Trouble } from '../../kit/server.ts'
import { connectTrouble } from './connect-trouble.ts'
import type { EmailLine } from './email-line.ts'
import { connectImap } from './imap/connect.ts'
import type { Tokens } from './oauth/create-tokens.ts'
import { tokenUrlOf } from './oauth/providers.ts'
import { troubleOf } from './remedies.ts'
import type { Post } from './smtp/post.ts'

/** Signs in to both servers and opens the folder: what is wrong first, or nothing. */
export async function testAccount(line: EmailLine, tokens: Tokens, post: Pick<Post, 'verify'>): Promise<Trouble | undefined> {
  const { config } = line
  const missing = missingOf(config)
  if (missing) return missing
  if (config.reads) {
    const trouble = await testImap(line, tokens)
    if (trouble) return trouble
  }
  try {
    await post.verify()
    return undefined
  } catch (error) {
    return connectTrouble(error, 'SMTP')
  }
}

/** What has not been set and has to be. */
export function missingOf(config: EmailLine['config']): Trouble | undefined {
  const { address, smtpHost, imapHost, reads, signIn, clientId } = config
  if (address === '') return troubleOf('not-set-up', 'no address is set', true)
  if (smtpHost === '') return troubleOf('not-set-up', 'no server for outgoing mail is set', true)
  if (signIn === 'oauth' && (clientId === '' || tokenUrlOf(config) === ''))
    return troubleOf('not-set-up', 'it is not set how to sign in with OAuth', true)
  return reads && imapHost === '' ? troubleOf('not-set-up', 'no server for incoming mail is set') : undefined
}

async function testImap(line: EmailLine, tokens: Tokens): Promise<Trouble | undefined> {
  let imap: Awaited<ReturnType<typeof connectImap>>
  try {
    imap = await connectImap(line, tokens)
  } catch (error) {
    return connectTrouble(error, 'IMAP')
  }
  try {
    await imap.mailboxOpen(line.config.folder, { readOnly: true })
    return undefined
  } catch (error) {
    return troubleOf('folder', errorWords(error))
  } finally {
    imap.close()
  }
}
