import { z } from 'zod'
import { oneLine } from '../compose/subject.ts'
import type { EmailLine } from '../email-line.ts'
import type { TroubleCode } from '../remedies.ts'
import { SignInError } from './sign-in-error.ts'

/** What a provider has given. */
export interface Granted {
  readonly accessToken: string
  readonly forMs: number
  /** It replaces the one that was sent; left out: that one stays. */
  readonly refreshToken?: string
}

const token = z.string().min(1).max(16_000)
const granted = z.object({
  access_token: token,
  expires_in: z.coerce.number().positive().max(31_622_400).default(3_600).catch(3_600),
  refresh_token: token.optional(),
})
const refused = z.object({ error: z.string().min(1).max(100), error_description: z.string().optional() })

/** What only a new sign-in of a person mends. */
const gone: ReadonlySet<string> = new Set(['invalid_grant', 'interaction_required', 'consent_required', 'login_required'])

/** Asks a provider for tokens (RFC 6749), once. Error: `SignInError`. */
export async function askTokens(
  { fetch }: Pick<EmailLine, 'fetch'>,
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<Granted> {
  const { status, body } = await post(fetch, url, form)
  const found = status === 200 ? granted.safeParse(body) : undefined
  if (found?.success) {
    const { access_token, expires_in, refresh_token } = found.data
    return {
      accessToken: access_token,
      forMs: expires_in * 1_000,
      ...(refresh_token === undefined ? {} : { refreshToken: refresh_token }),
    }
  }
  const said = refused.safeParse(body).data
  if (!said || status >= 500 || status === 429) throw new SignInError('token-server', `the token server answered ${status}`)
  const why = oneLine([said.error, said.error_description].filter(Boolean).join(': ')).slice(0, 250)
  throw new SignInError(troubleIn(said.error), hidden(why, form))
}

async function post(
  fetch: EmailLine['fetch'],
  url: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await fetch(url, { method: 'POST', headers, body: new URLSearchParams(form).toString() })
    return { status: answer.status, body: jsonIn(await answer.text()) }
  } catch (error) {
    throw new SignInError('token-server', error instanceof Error ? oneLine(error.message) : String(error))
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function troubleIn(error: string): TroubleCode {
  if (gone.has(error)) return 'disconnected'
  return error === 'temporarily_unavailable' || error === 'server_error' ? 'token-server' : 'app-refused'
}

// A server that repeats what it was sent must not bring it into logs and onto screens.
function hidden(why: string, form: Readonly<Record<string, string>>): string {
  const { refresh_token: token = '', client_secret: secret = '' } = form
  return [token, secret].filter(text => text.length > 3).reduce((text, hide) => text.replaceAll(hide, '…'), why)
}
