import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import type { z } from 'zod'
import type { installedPluginAnswer } from '../../runtime/api/contract.ts'

type Installed = z.output<typeof installedPluginAnswer>

/** A server of its own over a data folder with plugins, and a visitor who talks to it. */
export interface OutsideScene {
  readonly dataDir: string
  readonly url: string
  /** Writes files of a plugin: `{ 'index.ts': '...' }`. */
  put(id: string, files: Readonly<Record<string, string>>): Promise<void>
  call(what: string, body?: unknown): Promise<{ readonly status: number; readonly json: unknown }>
  /** A plugin as admins see it. Looks at the folder first. */
  installed(id: string): Promise<Installed | undefined>
  /** Agrees to what it wants by now. */
  switchOn(id: string): Promise<Installed | undefined>
  publish(id: string, flow: Readonly<Record<string, unknown>>): Promise<void>
  /** A conversation with a flow: what it says, and what is answered. */
  visitor(flow: string): Promise<Talk>
  restart(env?: Readonly<Record<string, string>>): Promise<void>
  close(): Promise<void>
}

export interface Talk {
  readonly id: string
  says(text: string): Promise<void>
  /** What was said to the visitor so far. */
  heard(): Promise<readonly string[]>
  owner(): Promise<string>
}

/** A start takes what an earlier one has compiled. */
const compileCache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'parley')
const token = 'admin-token-of-the-tests-0123456789abcdef'

export async function createOutsideScene(env: Readonly<Record<string, string>> = {}): Promise<OutsideScene> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-outside-'))
  let url = ''
  let child: ChildProcess | undefined
  let keys = 0
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
    const settings = {
      DATA_DIR: dataDir,
      ADMIN_TOKEN: token,
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'silent',
      NODE_COMPILE_CACHE: compileCache,
    }
    const started = fork(new URL('./outside-child.ts', import.meta.url), {
      env: { PATH: process.env.PATH, ...settings, ...env, ...more },
      execArgv: [],
    })
    child = started
    const [first] = (await Promise.race([
      once(started, 'message'),
      once(started, 'exit').then(() => {
        throw new Error('the server ended before it listened')
      }),
    ])) as [string]
    url = first
  }
  const stop = async (): Promise<void> => {
    if (!child) return
    const ended = once(child, 'exit')
    child.send('stop')
    await ended
  }
  const request = async (what: string, body: unknown, bearer: string): Promise<{ status: number; json: unknown }> => {
    const [method = 'GET', path = '/'] = what.split(' ')
    const response = await fetch(new URL(path, url), {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: await response.json() }
  }
  const call: OutsideScene['call'] = (what, body) => request(what, body, token)
  const rowIn = (json: unknown, id: string): Installed | undefined =>
    (json as { plugins: readonly Installed[] }).plugins.find(plugin => plugin.id === id)
  const installed: OutsideScene['installed'] = async id => rowIn((await call('GET /api/plugins/installed')).json, id)
  await start()
  return {
    dataDir,
    get url() {
      return url
    },
    async put(id, files) {
      for (const [name, text] of Object.entries(files)) {
        const file = join(dataDir, 'plugins', id, name)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, text)
      }
    },
    call,
    installed,
    async switchOn(id) {
      const wants = (await installed(id))?.wants
      const { status, json } = await call(`PUT /api/plugins/${id}`, { on: true, permissions: wants })
      if (status !== 200) throw new Error(JSON.stringify(json))
      return rowIn(json, id)
    },
    async publish(id, flow) {
      const { json } = await call('POST /api/flows', { flow })
      const { status, json: said } = await call(`POST /api/flows/${id}/publish`, {
        revision: (json as { revision: number }).revision,
      })
      if (status !== 201) throw new Error(JSON.stringify(said))
    },
    async visitor(flow) {
      const made = await request('POST /api/visitor', {}, token)
      const { visitor } = made.json as { visitor: string }
      const key = (): string => `k${++keys}`
      const begun = await request('POST /api/visitor/conversations', { flow, clientMsgId: key() }, visitor)
      const { id } = (begun.json as { conversation: { id: string } }).conversation
      return {
        id,
        async says(text) {
          await request(`POST /api/visitor/conversations/${id}/messages`, { clientMsgId: key(), text }, visitor)
        },
        async heard() {
          const { json } = await request(`GET /api/visitor/conversations/${id}/events`, undefined, visitor)
          const { events } = json as { events: readonly { type: string; author?: string; text?: string }[] }
          return events.flatMap(({ author, text }) => (author === 'bot' && text !== undefined ? [text] : []))
        },
        async owner() {
          const { json } = await call(`GET /api/conversations/${id}`)
          return (json as { conversation: { owner: string } }).conversation.owner
        },
      }
    },
    async restart(more) {
      await stop()
      await start(more)
    },
    async close() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Waits until something is so: what is saved is seen by itself. */
export function soon<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 })
}

/** What is in the data folder of a scene. */
export const fileIn = (scene: OutsideScene, path: string): Promise<string> => readFile(join(scene.dataDir, path), 'utf8')
