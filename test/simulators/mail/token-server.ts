import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Does a mail server let this user in with this token? */
export type AcceptsToken = (user: string, token: string) => boolean

/** What goes wrong at a token server. */
export interface TokenFaults {
  /** Somebody has taken back what they allowed. */
  revoked?: boolean
  /** The refresh token stays the same. */
  keepsToken?: boolean
  /** Answers wait for it. */
  slow?: Promise<void> | undefined
  /** The next answers are these instead, each once. */
  readonly says: { readonly status: number; readonly body: string }[]
}

/**
 * Gives out tokens as the strictest of providers: refresh tokens rotate, the one before is good until the new one was used, and whoever
 * comes with an older one has stolen it: everything ends.
 */
export interface TokenServer {
  readonly port: number
  readonly url: string
  readonly faults: TokenFaults
  /** What was asked, oldest first. */
  readonly asked: Readonly<Record<string, string>>[]
  /** How many were asking at the same time at most. */
  readonly mostAtOnce: number
  readonly accepts: AcceptsToken
  /** Somebody signs in at the provider: their new refresh token. */
  signIn(): string
  /** All access tokens end now. */
  endAccess(): void
  close(): Promise<void>
}

/** `lastsSeconds`: how long it says that access tokens are good. */
export async function createTokenServer(user: string, lastsSeconds = 3_600): Promise<TokenServer> {
  const faults: TokenFaults = { says: [] }
  const asked: Readonly<Record<string, string>>[] = []
  const access = new Set<string>()
  // Oldest first: the last two are good.
  let line: string[] = []
  let count = 0
  let atOnce = 0
  let mostAtOnce = 0
  const answer = (response: ServerResponse, status: number, body: string): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body)
  }
  const refuse = (response: ServerResponse, error: string): void =>
    answer(response, 400, JSON.stringify({ error, error_description: `${error} for you` }))
  const grant = (response: ServerResponse, form: Readonly<Record<string, string>>): void => {
    const { grant_type, refresh_token = '', client_id, client_secret } = form
    if (client_id !== 'app' || client_secret !== 'app secret') return refuse(response, 'invalid_client')
    const place = line.indexOf(refresh_token)
    const isStolen = place !== -1 && place < line.length - 2
    if (isStolen) line = []
    if (grant_type !== 'refresh_token' || faults.revoked || place === -1 || isStolen) return refuse(response, 'invalid_grant')
    count += 1
    if (!faults.keepsToken) line = [...line.slice(0, place + 1), `refresh-${count}`]
    access.add(`access-${count}`)
    const next = faults.keepsToken ? {} : { refresh_token: `refresh-${count}` }
    const body = { token_type: 'Bearer', access_token: `access-${count}`, expires_in: lastsSeconds, ...next }
    answer(response, 200, JSON.stringify(body))
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    atOnce += 1
    mostAtOnce = Math.max(mostAtOnce, atOnce)
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += part
    const form = Object.fromEntries(new URLSearchParams(body))
    asked.push(form)
    await faults.slow
    const said = faults.says.shift()
    if (said) answer(response, said.status, said.body)
    else grant(response, form)
    atOnce -= 1
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}/token`,
    faults,
    asked,
    get mostAtOnce() {
      return mostAtOnce
    },
    accepts: (name, token) => name === user && access.has(token),
    signIn() {
      count += 1
      faults.revoked = false
      line = [`refresh-${count}`]
      return `refresh-${count}`
    },
    endAccess: () => access.clear(),
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** What a client signs in with by `AUTH XOAUTH2`. */
export function xoauth2In(base64: string): { readonly user: string; readonly token: string } {
  const [user = '', auth = '', ...ends] = Buffer.from(base64, 'base64').toString().split(String.fromCharCode(1))
  const isWhole = user.startsWith('user=') && auth.startsWith('auth=Bearer ') && ends.length === 2 && ends.join('') === ''
  return isWhole ? { user: user.slice('user='.length), token: auth.slice('auth=Bearer '.length) } : { user: '', token: '' }
}
