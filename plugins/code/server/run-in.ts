import { bounds } from './bounds.ts'
import { fetchFor } from './fetch-for.ts'
import type { Order } from './protocol.ts'
import type { Sandbox } from './sandbox-process.ts'
import type { Slots } from './slots.ts'
import { SnippetError } from './snippet-error.ts'
import type { Snippet } from './snippets.ts'

/**
 * Runs a snippet in a sandbox that nobody else uses. It computes only while it has one of the slots: `free` gives back the one it begins
 * with, also while it waits for answers. Error: `SnippetError`.
 */
export async function runIn(
  sandbox: Sandbox,
  { code, input, limitMs, signal, fetch, log }: Snippet,
  { computing, free }: { readonly computing: Slots; readonly free: () => void },
): Promise<{ readonly returned: unknown; readonly spent: boolean }> {
  const ended = new AbortController()
  const over = AbortSignal.any([signal, ended.signal])
  const done = Promise.withResolvers<{ readonly returned: unknown; readonly spent: boolean }>()
  const fail = (error: unknown): void => done.reject(error)
  let pause = free
  let usedMs = 0
  let bytes = 0
  let lines = 0
  let fetches = 0
  /** Lets it compute within a slot, for as long as is left from outside. */
  const compute = (slot: () => void, orders: readonly Order[]): void => {
    const since = performance.now()
    const unwatch = sandbox.watch(limitMs * patience - usedMs)
    pause = () => {
      pause = () => {}
      usedMs += performance.now() - since
      unwatch()
      slot()
    }
    for (const order of orders) sandbox.order(order)
  }
  const answers: Order[] = []
  let goesOn = false
  let waits = false
  const goOn = (): void => {
    if (!waits || goesOn || answers.length === 0) return
    goesOn = true
    waits = false
    computing
      .take(over, true)
      .then(slot => (over.aborted ? slot() : compute(slot, answers.splice(0))))
      .catch(fail)
      .finally(() => {
        goesOn = false
      })
  }
  sandbox.hear(
    told => {
      if (over.aborted) return
      bytes += 'line' in told ? told.line.length : 'request' in told ? told.request.length : 0
      if (bytes > mostBytes) return sandbox.end('it said too much')
      if (told.type === 'log') {
        lines += 1
        if (lines <= bounds.logLines) log(told.line.slice(0, bounds.logLength))
      } else if (told.type === 'fetch') {
        fetches += 1
        if (fetches > bounds.fetches) return sandbox.end('it fetches too often')
        void fetchFor(told.request, fetch, over).then(answer => {
          answers.push({ type: 'answer', id: told.id, ...answer })
          goOn()
        })
      } else if (told.type === 'waits') {
        pause()
        waits = true
        goOn()
      } else if (told.type === 'done') done.resolve({ returned: readJson(told.json), spent: told.spent })
      else if (told.type === 'broken') fail(new SnippetError(told.code, told.message.slice(0, 400), told.spent))
    },
    why => fail(new SnippetError('snippet_killed', `it was ended: ${why}`, true)),
  )
  const stop = (): void => fail(new SnippetError('snippet_timeout', 'it took too long', true))
  over.addEventListener('abort', stop, { once: true })
  sandbox.hold(true)
  try {
    await Promise.race([sandbox.ready, done.promise])
    compute(free, [{ type: 'run', code, input, limitMs }])
    return await done.promise
  } finally {
    over.removeEventListener('abort', stop)
    pause()
    ended.abort()
    sandbox.hold(false)
    sandbox.hear(
      () => {},
      () => {},
    )
  }
}

/** A sandbox ends a snippet itself when its time is over; if it does not come to that, it is ended after so many times as long. */
const patience = 1.5
/** Characters that a run may say in all, its result apart. */
const mostBytes = 4_000_000

function readJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new SnippetError('snippet_failed', 'what it returned is no JSON', true)
  }
}
