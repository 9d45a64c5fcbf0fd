import type { z } from 'zod'
import type { Notice } from '../../deliver/publisher.ts'
import type { UserCaller } from '../caller.ts'
import type { TeamServerFrame, teamFrames } from '../contract.ts'
import type { Post } from '../socket/post.ts'
import type { Follower, Place } from '../socket/stream.ts'
import type { Wire } from '../socket/wire.ts'

/** What the app of the team sends, read and with its defaults. */
export type Frame = z.output<ReturnType<typeof teamFrames>>
export type TeamPost = Post<TeamServerFrame>
export type TurnNotice = Extract<Notice, { type: 'turn' }>

/** One open app of somebody's of the team. */
export interface TeamLine extends Wire<Frame>, Follower {
  readonly ip: string
  readonly caller: UserCaller
  /** The conversation that is looked at. */
  place?: Watched | undefined
  /** Says what is typed in it: a reply, or a note. */
  typing?: 'reply' | 'note' | undefined
  /** When the visitor was told so last, ms. */
  toldAt: number
  /** The flow that is drawn. */
  flow?: string | undefined
  /** Has been told where it stands: from here on it is told what changes. */
  welcomed: boolean
}

/** A conversation as it is looked at. */
export interface Watched extends Place {
  readonly visitor: string
}
