import { createActor, fromCallback, fromPromise } from 'xstate'
import type { TeamFrame } from '../../runtime/api/contract.ts'
import { browserClock, browserRandom } from '../clock.ts'
import { browserSurroundings } from './browser-surroundings.ts'
import type { Live, LiveFrame, LiveParts } from './contract.ts'
import { createLine, type Line } from './line.ts'
import { type LiveEvent, type Look, liveMachine, stateOf } from './machine.ts'
import { createSubscribers } from './subscribers.ts'
import { createTyping } from './typing.ts'
import { createWatched } from './watched.ts'

/** The line of this app to the server: nothing is opened before `start`. */
export function createLive({
  url,
  isSignedIn,
  clock = browserClock,
  random = browserRandom,
  connect = address => new WebSocket(address),
  surroundings = browserSurroundings,
}: LiveParts): Live {
  const subscribers = createSubscribers()
  const watched = createWatched()
  let drawn: string | undefined
  let line: Line | undefined
  let isUp = false

  const send = (frame: TeamFrame): void => {
    if (isUp) line?.send(frame)
  }
  const typing = createTyping(clock, send)

  const take = (frame: LiveFrame, happened: (event: LiveEvent) => void): void => {
    if (frame.type === 'events') {
      const fresh = watched.take(frame)
      if (fresh === 'gap') askAgain()
      else if (fresh) subscribers.tell(fresh.type, fresh)
      return
    }
    if (frame.type === 'welcome') {
      isUp = true
      sayAgain()
      happened({ type: 'welcomed' })
    }
    // Only what asks for much is counted, and that is to watch and to draw.
    if (frame.type === 'error' && frame.retryAfterMs !== undefined) clock.after(frame.retryAfterMs, sayAgain)
    if (frame.type === 'bye' && frame.reason === 'session_ended') happened({ type: 'ended' })
    subscribers.tell(frame.type, frame)
  }
  const askAgain = (): void => {
    for (const frame of watched.again()) send(frame)
  }

  const sayAgain = (): void => {
    askAgain()
    if (drawn !== undefined) send({ type: 'edit', flow: drawn })
  }

  const machine = liveMachine.provide({
    actors: {
      line: fromCallback<Look>(({ sendBack, receive }) => {
        const opened = createLine({
          url,
          connect,
          clock,
          heard: frame => take(frame, sendBack),
          lost(retryAfterMs) {
            isUp = false
            sendBack({ type: 'lost', retryAfterMs, share: random() })
          },
        })
        line = opened
        receive(opened.look)
        return () => {
          isUp = false
          opened.close()
        }
      }),
      isSignedIn: fromPromise(isSignedIn),
    },
  })
  const actor = createActor(machine, {
    clock: { setTimeout: (run, ms) => clock.after(ms, run), clearTimeout: (cancel: () => void) => cancel() },
  }).start()
  let stopHearing: (() => void) | undefined

  return {
    actor,
    get state() {
      return stateOf(actor.getSnapshot())
    },
    start() {
      stopHearing ??= surroundings(isReachable => actor.send({ type: 'stirred', isReachable }))
      actor.send({ type: 'started' })
    },
    stop() {
      stopHearing?.()
      stopHearing = undefined
      actor.send({ type: 'stopped' })
    },
    subscribe: subscribers.add,
    watch(conversation, from = { lastSeq: 0, lastTeamSeq: 0 }) {
      watched.watch(conversation, from)
      askAgain()
    },
    unwatch() {
      watched.unwatch()
      send({ type: 'unwatch' })
    },
    draw(flow) {
      drawn = flow
      send({ type: 'edit', flow })
      return () => {
        if (drawn !== flow) return
        drawn = undefined
        send({ type: 'edit', flow: null })
      }
    },
    read(conversation, upToSeq) {
      watched.read(conversation, upToSeq)
      send({ type: 'read', conversation, upToSeq })
    },
    typing: (conversation, on, { note } = { note: false }) => typing(conversation, on, note),
  }
}
