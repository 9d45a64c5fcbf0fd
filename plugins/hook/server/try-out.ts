import type { Localised } from '../../kit/index.ts'
import { errorWords } from '../../kit/index.ts'
import type { Trouble } from '../../kit/server.ts'
import type { HookLine } from './post.ts'
import { sign } from './signature.ts'
import { troubleRemedies } from './trouble-remedies.ts'

/** Posts `{ "test": true }`, signed like a message. Nothing comes of it there: it has to be answered with 2xx. */
export async function tryOut(line: HookLine, signal: AbortSignal): Promise<Trouble | undefined> {
  const { url, secret: name } = line.config
  if (url === undefined) return trouble('no-address', 'the channel has no address to post to', troubleRemedies.address)
  const secret = await line.secret(name).catch(() => undefined)
  if (secret === undefined) return trouble('no-secret', `the secret “${name}” is not set`, troubleRemedies.secret)
  const body = JSON.stringify({ test: true })
  const headers = { 'content-type': 'application/json', 'parley-signature': sign(body, secret, line.clock.now()) }
  try {
    const { ok, status } = await line.fetch(url, { method: 'POST', headers, body, signal })
    if (ok) return undefined
    const isRefused = status === 401 || status === 403
    return trouble('refused', `it answered ${status}`, isRefused ? troubleRemedies.refused : troubleRemedies.answered)
  } catch (error) {
    return trouble('unreachable', errorWords(error), troubleRemedies.unreachable)
  }
}

const trouble = (code: string, why: string, remedy: Localised): Trouble => ({ code, why, remedy })
