import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A server for this chat alone: in a folder that goes with it, on a free port, without limits. */
export interface OwnServer {
  readonly url: string
  readonly adminToken: string
  stop(): Promise<void>
}

export async function startOwnServer(): Promise<OwnServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-chat-'))
  const adminToken = randomBytes(32).toString('base64url')
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', 'start.mjs')], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      ADMIN_TOKEN: adminToken,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'error',
    },
    // By the fourth the server notices when this program is gone, however it went.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const stop = async (): Promise<void> => {
    await ended(child)
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    return { url: await addressOf(child), adminToken, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

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

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
