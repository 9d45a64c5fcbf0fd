import type { Clock } from './contract.ts'
import { unreachable } from './problem.ts'
import type { Send } from './watched-fetch.ts'

/** Calls the visitor API: with a body it posts, without one it gets. Rejects with a `Problem`. `send`: in another way than usual. */
export type Call = <T>(path: string, body?: object, send?: Send) => Promise<T>

const patienceMs = 20_000

/** The way over HTTP, with the visitor's token of the moment. */
export function createCall(base: string, usual: Send, clock: Clock, token: () => string | null): Call {
  return async (path, body, send) => {
    const abort = new AbortController()
    // What is sent in another way takes the time it takes.
    const done = send ? () => {} : clock.after(patienceMs, () => abort.abort())
    const bearer = token()
    let problem = unreachable
    try {
      const isForm = body instanceof FormData
      const response = await (send ?? usual)(base + path, {
        headers: {
          ...(bearer && { authorization: `Bearer ${bearer}` }),
          ...(body && !isForm && { 'content-type': 'application/json' }),
        },
        ...(body && { method: 'POST', body: isForm ? body : JSON.stringify(body) }),
        signal: abort.signal,
      })
      const answer = await response.json()
      if (response.ok) return answer
      const { code, message } = answer.error
      const seconds = Number(response.headers.get('retry-after'))
      problem = { code, message, retryAfterMs: seconds * 1000 || undefined }
    } catch {
      // No answer, or one that is not the server's: the problem stays what it is.
    } finally {
      done()
    }
    throw Object.assign(new Error(problem.message), problem, { token: bearer })
  }
}
