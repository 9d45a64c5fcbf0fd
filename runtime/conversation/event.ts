import type { AsksConsent, Input, ShownChoice, ShownPart } from '../../plugins/kit/message.ts'
import type { Letter } from '../../plugins/kit/server.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'
import type { Owner, Status } from './lifecycle.ts'
import type { Person } from './record.ts'

/** One entry of a conversation's stream, as the visitor reads it. `seq` is gapless, `at` is ms since 1970. */
export type Event = { readonly seq: number; readonly at: number } & (
  | MessageEvent
  | { readonly type: 'status'; readonly status: Status; readonly owner: Owner }
  /** The visitor has changed, or taken back, what they wrote: the message with this number. */
  | { readonly type: 'edit'; readonly of: number; readonly version: number; readonly text: string }
  | { readonly type: 'delete'; readonly of: number }
  | { readonly type: 'agent'; readonly change: 'joined' | 'left'; readonly agent: Person }
)

export interface MessageEvent {
  readonly type: 'message'
  readonly id: string
  readonly author: 'visitor' | 'bot' | 'agent' | 'system'
  readonly name?: string
  /** Always readable alone. */
  readonly text: string
  readonly parts?: readonly ShownPart[]
  readonly choices?: readonly ShownChoice[]
  /** What a visitor picked, by id. */
  readonly choice?: string | readonly string[]
  readonly fields?: Readonly<Record<string, unknown>>
  readonly fileId?: string
  /** What is known of the file with that id. */
  readonly file?: { readonly name: string; readonly type: string; readonly bytes: number }
  readonly input?: Input
  readonly delayMs?: number
  readonly consent?: AsksConsent
  /** Somebody of the team has said it by another inbox. */
  readonly elsewhere?: true
  /** The channel it came by, where that is another than the conversation's. */
  readonly via?: string
  /** It goes by mail and not by the conversation's channel. */
  readonly byMail?: true
  readonly letter?: LetterAbout
  /** How it came is kept, byte for byte. */
  readonly hasOriginal?: true
}

/** What is known of a letter at a glance: what it repeats, and how it looked, is kept beside it. */
export interface LetterAbout extends Omit<Letter, 'folded' | 'html'> {
  readonly hasFolded?: true
  readonly hasHtml?: true
  /** Some of its pictures stand in its page. */
  readonly hasPictures?: true
}

/** One entry of the team's log: seen by the team only. */
export type TeamEntry = { readonly teamSeq: number; readonly at: number; readonly actor: string } & (
  | { readonly type: 'note'; readonly text: string; readonly mentions?: readonly Person[] }
  /** Who has it from now on. `team` is there when that has changed, `why` when routing has chosen. */
  | { readonly type: 'assigned'; readonly assignee: Person | null; readonly team?: Person | null; readonly why?: WhyAssigned }
  /** Routing has found nobody. `about`: the hours, team or people it is about. */
  | { readonly type: 'unassigned'; readonly reason: WhyUnassigned; readonly about?: string }
  /** Lines of agents have gone by mail, from one number of the stream to another, because nobody was there to read them. */
  | { readonly type: 'mailed'; readonly to: string; readonly seqs: readonly [from: number, to: number] }
  | { readonly type: 'not-mailed'; readonly reason: WhyNotMailed; readonly to?: string; readonly detail?: string }
  | { readonly type: 'lifecycle'; readonly from: string; readonly to: string; readonly by: string }
  /** The file that an agent asked for there is wanted no more. */
  | { readonly type: 'file-withdrawn'; readonly seq: number }
  | { readonly type: 'labelled'; readonly add: readonly string[]; readonly remove: readonly string[] }
  /** Who may speak there is another one: another program, or we again. `name`: of the other. */
  | { readonly type: 'held'; readonly holder: 'us' | 'other' | 'idle'; readonly name?: string }
  /** The other program could not be told. */
  | { readonly type: 'not-held'; readonly detail: string }
  /** A message of ours has come back, from that address. */
  | { readonly type: 'returned'; readonly seq: number; readonly code: string; readonly why: string; readonly to?: string }
  /** It answers something of another conversation, from an address that is not known there: so it stands apart. */
  | { readonly type: 'set-apart'; readonly conversation: string; readonly address?: string }
  /** The flow could not go on. `reason` is a code, `detail` what went wrong. */
  | { readonly type: 'halted'; readonly reason: string; readonly node?: string; readonly detail?: string }
  /** A way out without an edge that must not end in silence. */
  | {
      readonly type: 'unconnected'
      readonly node: string
      readonly port: string
      /** What went wrong outside, when that is why. */
      readonly error?: { readonly code: string; readonly message: string }
    }
  /** The visitor wrote and the current node could not hear it. */
  | { readonly type: 'unheard'; readonly seq: number }
  /** A program has told of something that happened elsewhere; `heard`: a flow took it up. */
  | { readonly type: 'event'; readonly name: string; readonly data: EventData; readonly heard: boolean }
  /** The team has said who the visitor is; without a contact: whom they were linked to. */
  | { readonly type: 'linked'; readonly contact?: string }
  | { readonly type: 'recorded'; readonly kind: string; readonly data: unknown }
)

/** How routing has chosen: the rule, or that whoever had it has gone before answering. */
export type WhyAssigned = 'round-robin' | 'least-busy' | 'owner' | 'gone'

/** Why routing has found nobody. */
export type WhyUnassigned =
  | 'hours_closed'
  | 'nobody_available'
  | 'all_busy'
  | 'team_unknown'
  | 'team_empty'
  | 'user_unknown'
  | 'gone'

/** Why what agents wrote has not gone by mail although nobody read it. */
export type WhyNotMailed = 'mail_not_set_up' | 'mail_refused' | 'mail_given_up'
