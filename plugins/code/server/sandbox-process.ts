import { readFileSync } from 'node:fs'
import { bounds } from './bounds.ts'
import { onLines } from './lines.ts'
import { type Order, type Told, told } from './protocol.ts'
import { spawnSandbox } from './spawn-sandbox.ts'
import { every } from './timer.ts'

/** One sandbox, as the server has it. */
export interface Sandbox {
  readonly pid: number | undefined
  /** Resolves when it is up; rejects when it does not come up. */
  readonly ready: Promise<void>
  readonly isOver: boolean
  order(order: Order): void
  /** Who hears what it tells from now on, and that it has ended. */
  hear(told: (told: Told) => void, over: (why: string) => void): void
  /** Keeps this program from ending, or does so no longer: one without work must not. */
  hold(isNeeded: boolean): void
  /** Ends it when it has computed for so long, or has become too large. Gives a function that stops watching. */
  watch(limitMs: number): () => void
  end(why: string): void
}

/** Starts a sandbox. Nothing that it says or does throws here: it is heard, or it is over. */
export function startSandbox(): Sandbox {
  const { child, started } = spawnSandbox()
  let over: string | undefined
  let heard: { told: (told: Told) => void; over: (why: string) => void } | undefined
  const up = Promise.withResolvers<void>()
  // Whoever wants it says so by waiting for it.
  up.promise.catch(() => {})
  const end = (why: string): void => {
    if (over !== undefined) return
    over = why
    child.kill('SIGKILL')
    child.stdin.destroy()
    up.reject(new Error(why))
    heard?.over(why)
  }
  child.once('error', error => end(`it could not be started: ${error.message}`))
  child.once('exit', (code, signal) => end(`it ended with ${signal ?? code}`))
  // Written to when it has just ended.
  child.stdin.on('error', () => end('it does not listen'))
  onLines(
    child.stdout,
    bounds.lineBytes,
    line => {
      const said = read(line)
      if (!said) return end('it said what makes no sense')
      if (said.type !== 'ready') return heard?.told(said)
      started()
      up.resolve()
    },
    () => end('it said too much'),
  )
  return {
    pid: child.pid,
    ready: up.promise,
    get isOver() {
      return over !== undefined
    },
    order(order) {
      if (over === undefined) child.stdin.write(`${JSON.stringify(order)}\n`)
    },
    hear(told, ended) {
      heard = { told, over: ended }
    },
    hold(isNeeded) {
      for (const handle of [child, child.stdin, child.stdout]) holdBy(handle, isNeeded)
    },
    watch(limitMs) {
      const since = performance.now()
      return every(watchMs, () => {
        if (performance.now() - since > limitMs) end('it computed for too long')
        else if (residentBytes(child.pid) > mostResidentBytes) end('it took too much memory')
      })
    },
    end,
  }
}

const watchMs = 25
const mostResidentBytes = 128 * 1_024 * 1_024
const pageBytes = 4_096

// Pipes are sockets here, which the types of streams do not say.
function holdBy(handle: object, isNeeded: boolean): void {
  const change: unknown = Reflect.get(handle, isNeeded ? 'ref' : 'unref')
  if (typeof change === 'function') Reflect.apply(change, handle, [])
}

function read(line: string): Told | undefined {
  try {
    return told.parse(JSON.parse(line))
  } catch {
    return undefined
  }
}

/** What a process holds in memory; 0 where the system does not say: there the machine's own limit has to do. */
function residentBytes(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes
  } catch {
    return 0
  }
}
