import type { Facts } from '../../plugins/kit/facts.ts'
import type { Shown } from '../../plugins/kit/message.ts'
import type { EventData } from '../../plugins/kit/trigger.ts'
import type { ConsentDecided } from '../conversation/consent-decided.ts'
import type { Event, TeamEntry } from '../conversation/event.ts'
import type { Act, AgentAct } from '../conversation/inbound.ts'
import type { ConversationRecord, Person } from '../conversation/record.ts'
import type { Arrival } from '../library/meet-flow.ts'

/** Everything that changes a conversation goes through here: one turn per event, one event at a time, answered after the commit. */
export interface Turns {
  /**
   * What a visitor would see before doing anything, computed without storing. Null when the flow does something on the
   * way that must not happen twice. Errors: `flow_unknown`, `flow_not_live`, `no_live_flow`, `no_flow_here`.
   */
  greet(about: GreetAbout): Promise<Greeting>
  /** The channel that a conversation begun so is on. Errors: `opening_invalid`; of a flow that is not there it says nothing. */
  channelOf(about: Pick<BeginAbout, 'flow' | 'channel' | 'opening'>): Promise<string>
  /**
   * The visitor's first act. Errors: as `greet`, `opening_invalid`, `client_msg_id_reused`, `choice_unknown`, `file_unknown`,
   * `nothing_said`.
   */
  begin(about: BeginAbout): Promise<Begun>
  /**
   * A visitor writes. When the conversation is over for longer than its channel allows, a new one begins and is answered.
   * Errors: `conversation_unknown` (also for somebody else's), `client_msg_id_reused`, `choice_unknown`, `file_unknown`,
   * `nothing_said`.
   */
  say(visitorId: string, conversation: string, clientMsgId: string, act: Act): Promise<Answered>
  /** The visitor asks for people. Errors: as `say`. */
  askForPerson(visitorId: string, conversation: string, clientMsgId: string): Promise<Answered>
  /**
   * An agent acts. `key` makes a repeat harmless; with `inboxes`, only if it lies in one of them. Errors: `conversation_unknown`, `nothing_to_give_back`,
   * `conversation_closed`, `conversation_not_closed`, `snooze_past`.
   */
  act(
    conversation: string,
    agent: Person,
    actor: string,
    act: AgentAct,
    key?: string,
    inboxes?: readonly string[],
  ): Promise<Answered>
  /**
   * A decision on a consent that no flow has asked for. `key` makes a repeat harmless. Errors: `conversation_unknown` (also when it is
   * not `mine`), `client_msg_id_reused`.
   */
  decide(
    conversation: string,
    key: string,
    actor: string,
    decided: ConsentDecided,
    mine: (record: ConversationRecord) => boolean,
  ): Promise<Answered>
  /**
   * A program tells of something that happened elsewhere. Of several conversations the first that is open and has a flow which
   * listens for it is told, else the first that is open; one that was told under this key before answers again. Undefined
   * where none is open. Errors: `client_msg_id_reused`, and of a single one `conversation_unknown`, `conversation_closed`.
   */
  tell(conversation: string, told: ToldEvent): Promise<EventAnswer>
  tellOneOf(conversations: readonly ConversationRecord[], told: ToldEvent): Promise<EventAnswer | undefined>
}

/** An event of a program. */
export interface ToldEvent {
  readonly event: { readonly name: string; readonly data: EventData }
  /** The program's own: what is told again under it gets the same answer, and nothing happens twice. */
  readonly key: string
  readonly actor: string
  /** Only in one of these inboxes. */
  readonly inboxes: readonly string[] | undefined
}

/** What became of an event. */
export interface EventAnswer {
  readonly record: ConversationRecord
  /** Has a flow taken it up? */
  readonly heard: boolean
}

export interface GreetAbout {
  readonly flow?: string
  readonly channel?: string
  /** The visitor's languages, best first. */
  readonly languages: readonly string[]
  readonly tz?: string
  readonly page?: Facts['page']
  /** Where no flow is named: who comes to which page. Without it nothing is known of them but the page. */
  readonly arrival?: Arrival
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
  /** Variables that have a value before it begins: a preview gives some. */
  readonly vars?: ConversationRecord['vars']
}

export interface Answered {
  readonly record: ConversationRecord
  /** The visitor's own message, 0 when there is none. */
  readonly seq: number
  /** What the turn added, committed. */
  readonly events: readonly Event[]
  readonly entries: readonly TeamEntry[]
  readonly lastSeq: number
}

export interface Begun extends Answered {
  /** The visitor's token, when one was made by this call. */
  readonly visitorToken?: string
}
