import type { MantineColorSchemeManager } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { createClient } from '../../builder/api/client.ts'
import { createQueries } from '../../builder/api/create-queries.ts'
import { App } from '../../builder/app.tsx'
import type { Clock } from '../../builder/clock.ts'
import { createLive } from '../../builder/live/create-live.ts'
import { createTexts } from '../../builder/locale/languages.ts'
import { createExpiry } from '../../builder/session/expiry.ts'
import { SessionGate } from '../../builder/session/session-gate.tsx'
import { Shell } from '../../builder/shell/shell.tsx'
import type { TeamServerFrame } from '../../runtime/api/contract.ts'

/** What the server says, by route: `GET /api/contacts`. A number is a status; `never` and `offline` are what they say. */
export type Answers = Readonly<Record<string, unknown>>

/** How a story looks at the app. */
export interface Look {
  readonly path?: string
  readonly language?: string
  readonly scheme?: 'light' | 'dark'
  /** What comes over the socket after its welcome. */
  readonly frames?: readonly TeamServerFrame[]
}

/** Time stands still in stories. */
export const stillClock = (now: number): Clock => ({ now: () => now, after: () => () => undefined })

const texts = new Map<string, Awaited<ReturnType<typeof createTexts>>>()
for (const language of ['en', 'de', 'xx']) texts.set(language, await createTexts(language))

interface StageProps extends Look {
  readonly answers: Answers
  readonly now: number
  /** It stands before the sign-in: without the shell. */
  readonly isOutside?: boolean
  /** The page. */
  readonly children: ReactNode
}

/** The whole app at one page, before a server that says what the story wants. */
export function AppStage(props: StageProps) {
  const { answers, now, path = '/', language = 'en', scheme = 'light', frames = [], isOutside = false, children } = props
  const [parts] = useState(() => stageParts(answers, frames, scheme, now))
  const [{ hook, searchHook }] = useState(() =>
    memoryLocation({ path: path.split('?')[0] ?? path, searchPath: path.split('?')[1] ?? '' }),
  )
  const spoken = texts.get(language)
  if (!spoken) throw new Error(`no story speaks ${language}`)
  return (
    <App {...parts} texts={spoken} base="">
      <Router hook={hook} searchHook={searchHook}>
        {isOutside ? (
          children
        ) : (
          <SessionGate waiting={null}>
            <Shell>{children}</Shell>
          </SessionGate>
        )}
      </Router>
    </App>
  )
}

function stageParts(answers: Answers, frames: readonly TeamServerFrame[], scheme: 'light' | 'dark', now: number) {
  const fetch = async (address: string | URL | Request, init?: RequestInit): Promise<Response> => {
    await Promise.resolve()
    const { pathname } = new URL(address instanceof Request ? address.url : address)
    const answer = answers[`${init?.method ?? 'GET'} ${pathname}`]
    if (answer === 'never') return new Promise(() => undefined)
    if (answer instanceof Response) return answer.clone()
    if (answer === 'offline') throw new TypeError('Failed to fetch')
    if (typeof answer === 'number' || answer === undefined) return refused(typeof answer === 'number' ? answer : 404)
    return Response.json(answer)
  }
  const schemes: MantineColorSchemeManager = {
    get: () => scheme,
    set: () => undefined,
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  }
  const expiry = createExpiry()
  const client = createClient({
    server: 'https://parley.example',
    fetch,
    language: () => 'en',
    onSignedOut: () => expiry.expire(),
  })
  const live = createLive({
    url: 'wss://parley.example/api/socket',
    isSignedIn: () => Promise.resolve(true),
    clock: stillClock(now),
    connect: () => pretendSocket(answers, frames, now),
    surroundings: () => () => undefined,
  })
  return { client, live, queries: createQueries(), expiry, scheme: schemes }
}

function refused(status: number): Response {
  const code = { 403: 'forbidden', 404: 'conversation_unknown', 409: 'revision_stale' }[status] ?? 'internal'
  return Response.json({ error: { code, message: 'The server is being looked after. Try again in a minute.' } }, { status })
}

/** A line on which the story's frames come, once something is watched. */
function pretendSocket(answers: Answers, frames: readonly TeamServerFrame[], now: number) {
  const socket: Pick<WebSocket, 'send' | 'close' | 'onmessage' | 'onclose'> = {
    onmessage: null,
    onclose: null,
    close: () => undefined,
    send(data) {
      if (typeof data !== 'string' || !data.includes('"watch"')) return
      for (const frame of frames) hear(frame)
    },
  }
  const hear = (frame: object): void => {
    const event = new MessageEvent('message', { data: JSON.stringify(frame) })
    // What `onmessage` wants as `this` is a whole socket, and it uses none.
    socket.onmessage?.call(Object.create(WebSocket.prototype), event)
  }
  const counts = answers['GET /api/inbox/counts']
  queueMicrotask(() => hear({ type: 'welcome', counts, serverTime: now, heartbeatMs: 1e9 }))
  return socket
}
