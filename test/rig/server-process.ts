import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The real server in a process of its own, which a test may kill. */
export interface ServerProcess {
  /** Where it listens now; changes when it is started again. */
  readonly url: string
  /** How the last process ended: a signal's name, or its exit code. */
  readonly ended: Promise<string | number>
  readonly running: boolean
  readonly pid: number
  /** What it has said about itself, line by line, since it was last started. */
  readonly printed: readonly string[]
  start(env?: Readonly<Record<string, string>>): Promise<void>
  kill(signal: NodeJS.Signals): Promise<string | number>
}

export const adminToken = 'an-admin-token-for-tests-0123456789'

/** A server over a data folder. Give `env` to add settings. */
export function serverProcess(dataDir: string, env: Readonly<Record<string, string>> = {}): ServerProcess {
  let url = ''
  let child: ChildProcess | undefined
  let printed: string[] = []
  let ended: Promise<string | number> = Promise.resolve(0)
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
    const settings = {
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      ADMIN_TOKEN: adminToken,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'fatal',
    }
    const started = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'runtime', 'start.mjs')], {
      env: { PATH: process.env.PATH, ...settings, ...env, ...more },
      // By the fourth the server notices when the test is gone, however it went.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = started
    let errors = ''
    const lines: string[] = []
    printed = lines
    started.stderr?.on('data', (text: Buffer) => {
      errors += text.toString()
    })
    ended = once(started, 'exit').then(([code, signal]: unknown[]) => (typeof signal === 'string' ? signal : Number(code)))
    const listening = new Promise<string>(resolve => {
      if (!started.stdout) return
      createInterface(started.stdout).on('line', line => {
        lines.push(line)
        const [found] = /http:\/\/\S+/.exec(line.startsWith('Parley listens') ? line : '') ?? []
        if (found) resolve(found)
      })
    })
    const first = await Promise.race([listening.then(found => ({ found })), ended.then(how => ({ how }))])
    if (!('found' in first)) throw new Error(`the server ended with ${first.how} before it listened: ${errors}`)
    url = first.found
  }
  return {
    get url() {
      return url
    },
    get ended() {
      return ended
    },
    get printed() {
      return printed
    },
    get running() {
      return child !== undefined && child.exitCode === null && child.signalCode === null
    },
    get pid() {
      return child?.pid ?? 0
    },
    start,
    async kill(signal) {
      child?.kill(signal)
      return ended
    },
  }
}
