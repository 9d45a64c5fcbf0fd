import type { Outgoing } from './outgoing.ts'
import { refused } from './target.ts'

/** The request that an answer redirects to, or nothing if it does not. Throws `target_refused`. */
export function redirectOf(request: Outgoing, status: number, location: string | undefined): Outgoing | undefined {
  if (!redirects.has(status) || location === undefined) return undefined
  const url = URL.parse(location, request.url.href)
  if (!url) throw refused(request.url.host, 'url')
  const same = url.origin === request.url.origin
  const asGet = status === 303 ? request.method !== 'HEAD' : status < 303 && request.method === 'POST'
  const body = asGet ? undefined : request.body
  // What was meant for one origin is not handed to another, and the same request without its body is not the same request.
  if (body && !same) throw refused(url.host, 'body')
  return { url, method: asGet ? 'GET' : request.method, headers: headersFor(request.headers, same, body !== undefined), body }
}

// Any header can be a credential (`x-api-key`): another origin gets those that cannot.
function headersFor(headers: Headers, same: boolean, withBody: boolean): Headers {
  return new Headers([...headers].filter(([name]) => (same || harmless.has(name)) && (withBody || !name.startsWith('content-'))))
}

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const harmless: ReadonlySet<string> = new Set(['accept', 'accept-encoding', 'accept-language', 'idempotency-key', 'user-agent'])
