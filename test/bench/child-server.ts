import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface ChildServer {
  readonly url: string
  /** CPU time it has used so far, all threads, ms. */
  cpuMs(): number
  /** Memory it holds, MB. */
  residentMb(): number
  stop(): Promise<void>
}

/** Starts this program's own server on a data folder; resolves when it says that it listens. Without a port on any; `more` are settings. */
export function startParley(dataDir: string, port = '0', more: Readonly<Record<string, string>> = {}): Promise<ChildServer> {
  const env = {
    ...more,
    DATA_DIR: dataDir,
    PORT: port,
    HOST: '127.0.0.1',
    ADMIN_TOKEN: adminToken,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'error',
  }
  return startServer(new URL('../../runtime/start.mjs', import.meta.url), env)
}

/** Starts the smallest server there is. */
export const startEcho = (): Promise<ChildServer> => startServer(new URL('./echo-server.ts', import.meta.url), {})

export const adminToken = 'bench-bench-bench-bench-bench-bench'

async function startServer(program: URL, env: Readonly<Record<string, string>>): Promise<ChildServer> {
  // With the flag that `npm start` gives.
  const child = spawn(process.execPath, ['--max-semi-space-size=16', fileURLToPath(program)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  const url = await addressOf(child)
  const about = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8')
  return {
    url,
    cpuMs() {
      // The name in brackets may hold anything; the times of the process are the 12th and 13th field behind it.
      const fields = about('stat').split(') ')[1]?.split(' ') ?? []
      return (Number(fields[11]) + Number(fields[12])) * msPerTick
    },
    residentMb: () => Number(/VmRSS:\s*(\d+)/.exec(about('status'))?.[1]) / 1024,
    stop: () =>
      new Promise(resolve => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(kill, 10_000).unref()
      }),
  }
}

const msPerTick = 10

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the server ended with code ${code}`)))
    if (!child.stdout) return
    createInterface(child.stdout).on('line', line => {
      const [url] = /http:\/\/\S+/.exec(line) ?? []
      if (url) resolve(url)
    })
  })
}
