import type { Facts } from '../../plugins/kit/facts.ts'
import type { Shown } from '../../plugins/kit/message.ts'
import type { Event } from '../conversation/event.ts'
import type { Act, AgentAct } from '../conversation/inbound.ts'
import type { ConversationRecord, Person } from '../conversation/record.ts'

/** Everything that changes a conversation goes through here: one turn per event, one event at a time, answered after the commit. */
export interface Turns {
  /**
   * What a visitor would see before doing anything, computed without storing. Null when the flow does something on the
   * way that must not happen twice. Errors: `flow_unknown`, `flow_not_live`, `no_live_flow`.
   */
  greet(about: GreetAbout): Promise<Greeting>
  /** The visitor's first act. Errors: as `greet`, `opening_invalid`, `client_msg_id_reused`, `choice_unknown`, `nothing_said`. */
  begin(about: BeginAbout): Promise<Begun>
  /**
   * A visitor writes. When the conversation is over for longer than its channel allows, a new one begins and is answered.
   * Errors: `conversation_unknown` (also for somebody else's), `client_msg_id_reused`, `choice_unknown`, `nothing_said`.
   */
  say(visitorId: string, conversation: string, clientMsgId: string, act: Act): Promise<Answered>
  /** The visitor asks for people. Errors: as `say`. */
  askForPerson(visitorId: string, conversation: string, clientMsgId: string): Promise<Answered>
  /**
   * An agent acts. `key` makes a repeat harmless. Errors: `conversation_unknown`, `nothing_to_give_back`,
   * `conversation_closed`, `conversation_not_closed`, `snooze_past`.
   */
  act(conversation: string, agent: Person, actor: string, act: AgentAct, key?: string): Promise<Answered>
}

export interface GreetAbout {
  readonly flow?: string
  readonly channel?: string
  /** The visitor's languages, best first. */
  readonly languages: readonly string[]
  readonly tz?: string
  readonly page?: Facts['page']
}

export interface Greeting {
  readonly flow: { readonly id: string; readonly name: string; readonly kind: 'bot' | 'live-chat'; readonly version: number }
  readonly language: string
  /** Null when the flow cannot open before the visitor acts. */
  readonly opening: { readonly token: string; readonly messages: readonly Shown[] } | null
}

export interface BeginAbout extends GreetAbout {
  /** Absent: a visitor is made. */
  readonly visitorId?: string
  readonly opening?: string
  readonly clientMsgId?: string
  readonly act?: Act
}

export interface Answered {
  readonly record: ConversationRecord
  /** The visitor's own message, 0 when there is none. */
  readonly seq: number
  /** What the turn added, committed. */
  readonly events: readonly Event[]
  readonly lastSeq: number
}

export interface Begun extends Answered {
  /** The visitor's token, when one was made by this call. */
  readonly visitorToken?: string
}
