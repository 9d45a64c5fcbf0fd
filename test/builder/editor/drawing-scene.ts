import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import { createClient } from '../../../builder/api/client.ts'
import { createSaver, type Saver } from '../../../builder/editor/save/create-saver.ts'
import type { Keeping } from '../../../builder/editor/save/unsaved.ts'
import type { Editor } from '../../../builder/editor/state/create-editor.ts'
import type { Live, LiveSocket } from '../../../builder/live/contract.ts'
import { createLive } from '../../../builder/live/create-live.ts'
import { createManualClock, type ManualClock } from '../../../runtime/clock/manual-clock.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { adminToken } from '../../rig/api-scene.ts'
import { createTeamSocketScene } from '../../rig/team-socket-scene.ts'
import { drawn, editorOf } from './editor-scene.ts'

/** People who draw the same flow, each in a browser of their own, before the real server. */
export interface DrawingScene {
  /** The id of the flow. */
  readonly flow: string
  /** Another flow, which nobody has opened. */
  begin(): Promise<void>
  /** Somebody of the team opens the flow. */
  open(name: string, kept?: Keeping): Promise<Drawer>
  /** The draft as it is stored. */
  draft(): Promise<{ readonly revision: number; readonly flow: Flow }>
  close(): Promise<void>
}

/** Somebody who draws. */
export interface Drawer {
  readonly editor: Editor
  readonly saver: Saver
  readonly live: Live
  readonly clock: ManualClock
  /** What their browser keeps. */
  readonly kept: Keeping
  /** What the network does with what they ask: `lost` never arrives, `deaf` arrives and nobody hears the answer. */
  weather: 'fair' | 'lost' | 'deaf'
  /** What they asked so far: `PUT`, `GET`. */
  readonly asked: readonly string[]
  /** Waits until it is so, while their clock goes on. */
  until(isSo: () => boolean, what: string): Promise<void>
  /** All is saved, and nothing is known that is newer. */
  settled(): Promise<void>
  leave(): void
}

export async function createDrawingScene(): Promise<DrawingScene> {
  const scene = await createTeamSocketScene()
  await scene.join('Root', 'admin')
  let flows = 0
  const id = (): string => `hello-${flows}`
  const draft: DrawingScene['draft'] = async () => (await scene.call(`GET /api/flows/${id()}`, undefined, adminToken)).json
  const cookies = new Map<string, string>()
  const cookieOf = async (name: string): Promise<string> => {
    const cookie = cookies.get(name) ?? (await scene.join(name, 'marketer')).cookie
    cookies.set(name, cookie)
    return cookie
  }
  const leaving: (() => void)[] = []
  return {
    get flow() {
      return id()
    },
    async begin() {
      for (const leave of leaving.splice(0)) leave()
      flows += 1
      await scene.call('POST /api/flows', { flow: { ...drawn(), id: id() } }, adminToken)
    },
    draft,
    async open(name, kept = pretendStorage()) {
      const cookie = await cookieOf(name)
      const { flow, revision } = await draft()
      const editor = editorOf(flow, { prefix: name.toLowerCase() })
      const clock = createManualClock()
      const asked: string[] = []
      const client = createClient({
        server: scene.url,
        language: () => 'en',
        async fetch(address, init) {
          const weather = drawer.weather
          asked.push(init?.method ?? 'GET')
          if (weather === 'lost') throw new TypeError('Failed to fetch')
          const headers = new Headers(init?.headers)
          headers.set('cookie', cookie)
          headers.set('origin', scene.url)
          const answer = await fetch(address, { ...init, headers })
          if (weather === 'deaf') throw new TypeError('Failed to fetch')
          return answer
        },
      })
      const live = createLive({
        url: `${scene.url.replace('http', 'ws')}/api/socket`,
        isSignedIn: () => Promise.resolve(true),
        connect: address => new WebSocket(address, { headers: { cookie, origin: scene.url } }) as unknown as LiveSocket,
        surroundings: () => () => undefined,
      })
      const saver = createSaver({ editor, revision, client, live, clock, random: () => 0.5, storage: kept })
      const stop = saver.start()
      live.start()
      const drawer: Drawer = {
        editor,
        saver,
        live,
        clock,
        kept,
        weather: 'fair',
        asked,
        async until(isSo, what) {
          for (let turns = 0; !isSo(); turns += 1) {
            if (turns > 1_000) throw new Error(`${what} did not come: ${JSON.stringify(saver.actor.getSnapshot().value)}`)
            clock.advance(50)
            await pause(5)
          }
        },
        async settled() {
          const isSettled = (): boolean => saver.actor.getSnapshot().matches('saved') && !saver.isDirty()
          await drawer.until(isSettled, 'rest')
        },
        leave() {
          stop()
          live.stop()
        },
      }
      leaving.push(() => live.stop())
      await drawer.until(() => live.state === 'online', 'the line')
      await drawer.settled()
      return drawer
    },
    async close() {
      for (const leave of leaving) leave()
      await scene.close()
    },
  }
}

/** A browser's storage, without the browser. */
export function pretendStorage(): Keeping {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: at => [...items.keys()][at] ?? null,
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: key => void items.delete(key),
  }
}
