import { ApiError } from './api-error.ts'
import type { Answer, CallOptions, Optional, RouteName } from './routes.ts'

/** The server, as the app talks to it. */
export interface Client {
  /** `call('PATCH /api/users/:id', { params: { id }, body: { role: 'admin' } })`. Error: `ApiError`. */
  call<Name extends RouteName>(name: Name, ...options: Optional<CallOptions<Name>>): Promise<Answer<Name>>
  /** The same, where the options are always given. */
  act<Name extends RouteName>(name: Name, options: CallOptions<Name>): Promise<Answer<Name>>
  /** The same server, asked until this signal ends it. */
  until(signal: AbortSignal): Client
  /** The same server, heard also when the page goes meanwhile; only for what is small: browsers take no more than 64 KB then. */
  lasting(): Client
  /** Sends a file, as `file` of a form. Error: `ApiError`. */
  upload(path: string, file: File): Promise<unknown>
  /** The whole address of a path of the server, for links and pictures. */
  address(path: string): string
}

export interface ClientOptions {
  /** Where the server is, without a slash at the end. */
  readonly server: string
  readonly fetch: typeof fetch
  /** In which errors are told. */
  language(): string
  /** Told when the server knows nobody any more. */
  onSignedOut?(): void
}

interface Loose {
  readonly params?: Readonly<Record<string, string>> | undefined
  readonly query?: object | undefined
  readonly body?: unknown
}

/** What is asked over a line that is dead may wait for ever. */
const patienceMs = 30_000

/** Reads answers as JSON, and makes every failure an `ApiError`. Cookies go along by themselves: the server is our own. */
export function createClient({ server, fetch, language, onSignedOut }: ClientOptions): Client {
  const ask = async (path: string, init: RequestInit): Promise<unknown> => {
    const headers = new Headers(init.headers)
    headers.set('accept-language', language())
    const lost = (error: unknown): never => {
      if (init.signal?.aborted && !isTimeout(init.signal.reason)) throw error
      throw new ApiError({ code: 'offline', message: '', status: 0 })
    }
    const response = await fetch(server + path, { ...init, headers, credentials: 'same-origin' }).catch(lost)
    // Half an answer is none.
    const text = await response.text().catch(lost)
    if (response.ok) return text === '' ? {} : jsonOf(text, response.status)
    const error = errorOf(response, text)
    // A wrong password is refused like this too, and ends nothing.
    const isPassword = path === '/api/session' && init.method !== 'GET'
    if (response.status === 401 && !isPassword) onSignedOut?.()
    throw error
  }
  const clientUntil = (signal?: AbortSignal, keepalive?: boolean): Client => {
    const act = async <Name extends RouteName>(name: Name, options: object = {}): Promise<Answer<Name>> => {
      const { params, query, body }: Loose = options
      const [method = 'GET', path = '/'] = name.split(' ')
      const answer = await ask(filled(path, params) + searchOf(query), {
        method,
        ...(keepalive === undefined ? {} : { keepalive }),
        signal: AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])]),
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      // The boundary: what comes from the server has the shape of the contract, and a test of the server holds it to that.
      return answer as Answer<Name>
    }
    return {
      call: (name, ...[options]) => act(name, options),
      act,
      until: signal => clientUntil(signal, keepalive),
      lasting: () => clientUntil(signal, true),
      upload: (path, file) => {
        const form = new FormData()
        form.append('file', file)
        return ask(path, { method: 'POST', body: form, ...(signal ? { signal } : {}) })
      },
      address: path => server + path,
    }
  }
  return clientUntil()
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError'
}

function filled(path: string, params: Loose['params'] = {}): string {
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}

function searchOf(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}

function jsonOf(text: string, status: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError({ code: 'broken_answer', message: '', status })
  }
}

function errorOf(response: Response, text: string): ApiError {
  const { status, headers } = response
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1_000 : undefined
  const about = errorIn(text)
  return new ApiError({ code: 'broken_answer', message: '', ...about, status, retryAfterMs })
}

function errorIn(text: string): { code?: string; message?: string; details?: unknown } {
  try {
    const body: unknown = JSON.parse(text)
    const error: unknown = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
    if (typeof error !== 'object' || error === null || !('code' in error && 'message' in error)) return {}
    return {
      code: String(error.code),
      message: String(error.message),
      ...('details' in error ? { details: error.details } : {}),
    }
  } catch {
    return {}
  }
}
