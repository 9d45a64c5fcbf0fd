import { bounds } from './bounds.ts'
import { runIn } from './run-in.ts'
import { type Sandbox, startSandbox } from './sandbox-process.ts'
import { createSlots } from './slots.ts'
import { SnippetError } from './snippet-error.ts'
import { after } from './timer.ts'

/** What to run, and what it may do outside. */
export interface Snippet {
  readonly code: string
  /** JSON. */
  readonly input: string
  /** Ms it may compute. */
  readonly limitMs: number
  readonly signal: AbortSignal
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly log: (line: string) => void
}

/** Runs snippets in processes of their own. */
export interface Snippets {
  /** What it returned. Error: `SnippetError`. */
  run(snippet: Snippet): Promise<unknown>
  /** Ids of the processes there are. */
  pids(): readonly number[]
  /** Ends them all; the next run starts anew. */
  close(): void
}

/**
 * At most two compute at a time, each in a process that it has for itself; others may meanwhile wait for what they fetch. Processes are
 * started when there is work, kept for the next one when they are as new, and ended after a minute without any.
 */
export function createSnippets(): Snippets {
  const seats = createSlots(mostProcesses)
  const computing = createSlots(mostComputing)
  const idle: { readonly sandbox: Sandbox; runs: number; forget: () => void }[] = []
  const all = new Set<Sandbox>()
  const end = (sandbox: Sandbox, why: string): void => {
    all.delete(sandbox)
    sandbox.end(why)
  }
  const taken = (): { sandbox: Sandbox; runs: number } => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      kept.forget()
      if (!kept.sandbox.isOver) return kept
      all.delete(kept.sandbox)
    }
    const sandbox = startSandbox()
    all.add(sandbox)
    return { sandbox, runs: 0 }
  }
  const keep = (sandbox: Sandbox, runs: number): void => {
    if (sandbox.isOver || runs >= mostRuns || idle.length >= mostComputing) return end(sandbox, 'it is not needed any more')
    const kept = {
      sandbox,
      runs,
      forget: after(idleMs, () => {
        idle.splice(idle.indexOf(kept), 1)
        end(sandbox, 'nobody needs it')
      }),
    }
    idle.push(kept)
  }
  return {
    async run(snippet) {
      if (Buffer.byteLength(snippet.input) > bounds.jsonBytes)
        throw new SnippetError('snippet_failed', `what it is given has more than ${bounds.jsonBytes} bytes`)
      if (seats.waiting >= mostWaiting) throw new SnippetError('snippet_failed', 'too many snippets wait already')
      const leave = await seats.take(snippet.signal)
      try {
        // Also the start of a process takes a slot.
        const free = await computing.take(snippet.signal)
        const { sandbox, runs } = taken()
        let isSpent = true
        try {
          const { returned, spent } = await runIn(sandbox, snippet, { computing, free })
          isSpent = spent
          return returned
        } catch (error) {
          isSpent = !(error instanceof SnippetError) || error.spent
          throw error
        } finally {
          if (isSpent) end(sandbox, 'it is spent')
          else keep(sandbox, runs + 1)
        }
      } finally {
        leave()
      }
    },
    pids: () => [...all].filter(({ isOver }) => !isOver).flatMap(({ pid }) => pid ?? []),
    close() {
      for (const { forget } of idle.splice(0)) forget()
      for (const sandbox of all) end(sandbox, 'the server closes')
    },
  }
}

const mostComputing = 2
const mostProcesses = 6
const mostWaiting = 200
/** Runs of one process: nothing is left of a run, and what is left all the same does not last. */
const mostRuns = 200
const idleMs = 60_000
