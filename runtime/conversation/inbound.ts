import type { Facts } from '../../plugins/kit/facts.ts'
import type { Heard } from '../../plugins/kit/handle.ts'
import type { NewTicket } from '../../plugins/kit/records.ts'
import type { Window } from '../../plugins/kit/server.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'
import type { ConsentDecided } from './consent-decided.ts'
import type { LetterAbout } from './event.ts'
import type { Person } from './record.ts'

/** What a visitor does in a conversation. One of the parts is there. */
export interface Act {
  readonly text?: string
  readonly choice?: string | readonly string[]
  readonly fields?: Readonly<Record<string, unknown>>
  readonly fileId?: string
  /** The message whose question this answers: a choice counts only for the question that offered it. */
  readonly replyTo?: string
  /** What the channel says of who wrote: counts as said by them. */
  readonly said?: Readonly<Record<string, unknown>>
  /** A piece of follow-up work that comes of it. */
  readonly ticket?: NewTicket
  /** Who wrote it, where that is somebody else than whom the conversation is with. */
  readonly name?: string
  /** No flow hears it, and nothing answers by itself. */
  readonly unheard?: true
  readonly letter?: LetterAbout
  readonly hasOriginal?: true
  readonly via?: string
  readonly answerBy?: Window
  /** Why it stands in a conversation of its own although it answers another. */
  readonly setApart?: { readonly conversation: string; readonly address?: string }
}

/** One inbound event: what one turn is about. */
export type Inbound =
  /** The visitor's first act. With an opening: as it was shown, at its time and with its facts. */
  | { readonly type: 'begin'; readonly opening?: { readonly at: number; readonly facts: Facts }; readonly act?: Act }
  | { readonly type: 'message'; readonly act: Act }
  | { readonly type: 'ask-for-person' }
  | { readonly type: 'timer'; readonly id: string; readonly dueAt: number }
  /** `buried`: the effect was given up, its row stays. */
  | {
      readonly type: 'result'
      readonly effect: string
      readonly buried?: true
      /** Which try this came of, when it was not the first, and what the one before came to. */
      readonly tried?: { readonly attempts: number; readonly error?: string }
      readonly heard: Extract<Heard, { type: 'performed' | 'failed' }>
    }
  /** Something has happened elsewhere: a program says so. */
  | { readonly type: 'event'; readonly name: string; readonly data: EventData }
  /** The visitor is there again who was gone since then, ms since 1970. */
  | { readonly type: 'return'; readonly since: number }
  /** Somebody of the team is no longer there. */
  | { readonly type: 'user-gone'; readonly user: string }
  /** The visitor has changed, or taken back, what they wrote. */
  | { readonly type: 'edited'; readonly seq: number; readonly version: number; readonly text: string }
  | { readonly type: 'deleted'; readonly seq: number }
  /** A message of ours has come back. */
  | { readonly type: 'returned'; readonly seq: number; readonly code: string; readonly why: string; readonly to?: string }
  /** Somebody of the team has answered by another inbox. `fileId`: of a file that came with it. */
  | { readonly type: 'answered-elsewhere'; readonly text: string; readonly name?: string; readonly fileId?: string }
  /** Who may speak there is another one. */
  | { readonly type: 'held'; readonly holder: 'us' | 'other' | 'idle'; readonly name?: string }
  /** Whose consent it is has decided, outside the flow. */
  | ({ readonly type: 'consent' } & ConsentDecided)
  | ({ readonly agent: Person } & AgentAct)

/** What an agent does to a conversation. */
export type AgentAct =
  /**
   * `fileId`: of a file that the team gave to this conversation. Then the text may be empty. `asksFile`: the visitor may give one
   * from here on. `byMail`: where the time to answer there is over, it goes by mail.
   */
  | {
      readonly type: 'agent-message'
      readonly text: string
      readonly fileId?: string
      readonly asksFile?: true
      readonly byMail?: true
    }
  /** The visitor need give no file any more. */
  | { readonly type: 'agent-withdraw-file' }
  | { readonly type: 'agent-note'; readonly text: string; readonly mentions?: readonly Person[] }
  | { readonly type: 'agent-join' }
  /** What is left out stays as it is; null: nobody, no team. */
  | { readonly type: 'agent-assign'; readonly assignee?: Person | null; readonly team?: Person | null }
  | { readonly type: 'agent-label'; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** The visitor is this contact, by id; without one: whom they are linked to. */
  | { readonly type: 'agent-link'; readonly contact?: string }
  | { readonly type: 'agent-give-back'; readonly continue: boolean }
  | { readonly type: 'agent-snooze'; readonly until: number }
  | { readonly type: 'agent-close' }
  | { readonly type: 'agent-reopen' }
  | { readonly type: 'agent-spam' }
  | { readonly type: 'agent-not-spam' }
