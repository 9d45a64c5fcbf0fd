import type { Facts } from '../../plugins/kit/facts.ts'
import type { Heard } from '../../plugins/kit/handle.ts'
import type { Person } from './record.ts'

/** What a visitor does in a conversation. One of the parts is there. */
export interface Act {
  readonly text?: string
  readonly choice?: string | readonly string[]
  readonly fields?: Readonly<Record<string, unknown>>
  readonly fileId?: string
  /** The message whose question this answers: a choice counts only for the question that offered it. */
  readonly replyTo?: string
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
      readonly heard: Extract<Heard, { type: 'performed' | 'failed' }>
    }
  | ({ readonly agent: Person } & AgentAct)

/** What an agent does to a conversation. */
export type AgentAct =
  | { readonly type: 'agent-message'; readonly text: string }
  | { readonly type: 'agent-note'; readonly text: string }
  | { readonly type: 'agent-join' }
  | { readonly type: 'agent-assign'; readonly assignee: Person | null }
  | { readonly type: 'agent-give-back'; readonly continue: boolean }
  | { readonly type: 'agent-snooze'; readonly until: number }
  | { readonly type: 'agent-close' }
  | { readonly type: 'agent-reopen' }
