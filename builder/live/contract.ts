import type { Actor } from 'xstate'
import type { TeamServerFrame } from '../../runtime/api/contract.ts'
import type { Clock } from '../clock.ts'
import type { liveMachine } from './machine.ts'

/**
 * How the app stands with the server. `connecting`: on its way, nobody need know yet. `offline`: it has failed for a while or
 * the browser has no network. `signed-out`: the session has ended, sign in again.
 */
export type LiveState = 'connecting' | 'online' | 'offline' | 'signed-out'

/** What one can listen to: all that the server says, but its question whether somebody is there. */
export type LiveFrame = Exclude<TeamServerFrame, { type: 'ping' }>
export type LiveFrameOf<T extends LiveFrame['type']> = Extract<LiveFrame, { type: T }>

/**
 * The line to the team's socket: opens it, opens it again, and keeps what is watched without a gap. A `welcome` comes at each new
 * line: what was missed beside the watched conversation is in the lists of the API, so fetch those again then.
 */
export interface Live {
  /** For `useSelector(live.actor, stateOf)` of `@xstate/react`. */
  readonly actor: Actor<typeof liveMachine>
  readonly state: LiveState
  /** Somebody is signed in: opens the line. */
  start(): void
  /** Signed out, or the app is closed: says nothing more and tries nothing more. */
  stop(): void
  /** Gives what ends it. `events` brings each event and entry of what is watched once and in order, over all lines. */
  subscribe<T extends LiveFrame['type']>(type: T, heard: (frame: LiveFrameOf<T>) => void): () => void
  /** Looks at a conversation, instead of the one before; `from`: the last of both sequences one has, 0 unless given. */
  watch(conversation: string, from?: { readonly lastSeq: number; readonly lastTeamSeq: number }): void
  /** Looks at none. */
  unwatch(): void
  /** Draws a flow, instead of the one before: `editing` says who else does. Gives what ends it. */
  draw(flow: string): () => void
  /** Has read the watched conversation up to here; said again on the next line if this one is down. */
  read(conversation: string, upToSeq: number): void
  /** Call it with every key: it is passed on every three seconds, and `false` at once. */
  typing(conversation: string, on: boolean, about?: { readonly note: boolean }): void
}

/** What the line is made of: the browser's own, unless given. */
export interface LiveParts {
  /** `wss://…/api/socket`. */
  readonly url: string
  /** Asked when a line was refused: is there still a session? What throws counts as yes. */
  readonly isSignedIn: () => Promise<boolean>
  readonly clock?: Clock
  /** In [0, 1). */
  readonly random?: () => number
  readonly connect?: (url: string) => LiveSocket
  /** Tells when the machine woke, the page was looked at, or the network came (`true`) or went (`false`). Gives what ends it. */
  readonly surroundings?: (changed: (isReachable: boolean) => void) => () => void
}

/** As much of a WebSocket as is used. */
export type LiveSocket = Pick<WebSocket, 'send' | 'close' | 'onmessage' | 'onclose'>
