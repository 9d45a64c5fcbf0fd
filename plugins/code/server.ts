import { serveAction } from '../kit/server.ts'
import { code } from './index.ts'
import { createSnippets } from './server/snippets.ts'
import { readSteered } from './steered.ts'

const snippets = createSnippets()

/** Runs what the author wrote, in a process of its own. What it fetches goes through the guarded fetch, under keys of this call. */
export const serveCode = serveAction(
  code,
  async ({ config, input, key, signal, fetch, log }) => {
    let fetches = 0
    const returned = await snippets.run({
      code: config.code,
      input: JSON.stringify(input),
      limitMs: config.limitMs,
      signal,
      log: line => log(`console: ${line}`),
      fetch(url, init) {
        const headers = new Headers(init.headers)
        fetches += 1
        if (!headers.has('idempotency-key')) headers.set('idempotency-key', `${key}-${fetches}`)
        return fetch(url, { ...init, headers })
      },
    })
    return readSteered(returned, config.results)
  },
  // What a snippet has sent may not be sent twice because of what it did next.
  { limitMs: 30_000, tries: 1, atOnce: 64 },
)
