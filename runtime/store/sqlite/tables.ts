import type { Generated, GeneratedAlways } from 'kysely'
import type { Owner, Status } from '../../conversation/lifecycle.ts'
import type { ConsentDecision, ContactChange, TicketPriority, TicketStatus } from '../contacts.ts'
import type { Giver, Reader, Trust } from '../contract.ts'
import type { Delivery } from '../outbox.ts'
import type { SealedSecret } from '../secrets.ts'

/** The columns of every table, as migrations leave them. JSON is text; times are ms since 1970; `n` numbers the rows. */
export interface Tables {
  conversation: ConversationTable
  turn: TurnTable
  visitor: { id: string; token_hash: string; created_at: number }
  contact: ContactTable
  timer: { conversation: number; id: string; due_at: number }
  effect: EffectTable
  said: {
    n: Generated<number>
    conversation: number
    turn: number
    at: number
    kind: string
    data: string
    /** Null of what was recorded before it was kept. */
    origin: string | null
  }
  meta: { key: string; value: string }
  secret: SealedSecret
  member: { id: string; email: string; password: string | null; seen_at: number | null; body: string }
  team: { id: string; body: string }
  session: { id: string; seen_at: number | null; body: string }
  link: { id: string; body: string }
  api_token: { id: string; seen_at: number | null; body: string }
  audit: AuditTable
  media: MediaTable
  file: FileTable
  label: { name: string; inbox: string; conversation: number }
  mention: { user: string; conversation: number }
  /** A search document for each conversation: `rowid` is its number. */
  search: { rowid: number; body: string }
  /** Conversations whose search document is to be written again. */
  search_stale: { conversation: number }
  /** Words of what is gone are being taken out of the search. */
  search_purge: { stage: number }
  rotation: { user: string; given: number }
  /** The words of a contact: `rowid` is its number. */
  contact_words: { rowid: number; body: string }
  contact_visitor: { contact: number; visitor: string; trust: Trust; since: number }
  contact_list: { list: string; contact: number; at: number }
  contact_change: ContactChangeTable
  contact_merge: { n: Generated<number>; id: string; contact: number; source: number; at: number; actor: string; moved: string }
  consent: ConsentTable
  survey_answer: SurveyAnswerTable
  ticket: TicketTable
  erasure: { id: string; contact_hash: string; at: number }
  /** Whom a conversation is with, on channels that messages are sent to. */
  peer: { conversation: number; channel: string; sender: string; thread: string | null }
  intake: IntakeTable
  intake_file: {
    intake: number
    at: number
    name: string
    bytes: Uint8Array
    cid: string | null
    type: string | null
  }
  outbox: OutboxTable
  /** What channels call what was sent. */
  sent_as: { channel: string; external: string; conversation: number; seq: number }
  flow_mail: { conversation: number; key: string; at: number }
  channel_kept: { channel: string; value: string }
  /** What channels call what came in. */
  came_as: { channel: string; external: string; conversation: number; seq: number }
  intake_raw: { intake: number; at: number; bytes: Uint8Array }
  original: { n: Generated<number>; conversation: number; seq: number; at: number; bytes: Uint8Array }
  letter_picture: { n: Generated<number>; conversation: number; seq: number; cid: string; type: string; bytes: Uint8Array }
  letter_body: { n: Generated<number>; conversation: number; seq: number; folded: string | null; html: string | null }
  read_mark: { conversation: number; by: Reader; up_to: number; at: number }
}

interface ConversationTable {
  n: Generated<number>
  id: string
  visitor: string
  flow: string
  version: number
  /** `[flow, version]` of frames that stand on another flow than the conversation's own, `null` when there are none. */
  called: string | null
  status: Status
  owner: Owner
  assignee: string | null
  contact: number | null
  contact_trust: Trust | null
  turn: number
  updated_at: number
  /** Last `seq` of a message that is not the visitor's own. */
  told: Generated<number>
  inbox: string
  channel: string
  team: string | null
  /** 1: put away as spam; then it is closed too. */
  spam: Generated<number>
  waiting_since: number | null
  /** Where it is in its own flow; empty where it is in none. */
  at_node: Generated<string>
  /** What else stands on its stack: `[["survey","q1"]]`. */
  stacked: string | null
  /** Last `seq` of a line of the visitor's own. */
  heard: number
  record: string
}

interface TurnTable {
  n: Generated<number>
  conversation: number
  turn: number
  key: string
  print: string
  at: number
  own_seq: number
  /** Last number of the stream when this turn was over. */
  last_seq: number
  /** Last number of this turn's team entries, `null` when it has none. */
  team_to: number | null
  events: string | null
  team: string | null
  trace: string
}

interface ContactTable {
  n: Generated<number>
  id: string
  /** Case-folded. */
  email: string | null
  made_by: string | null
  /** Values the maker said, and values others stored: these win. */
  said: string
  stored: string
  /** Id of the user who looks after it. */
  owner: string | null
  created_at: number
  /** When and in which conversation each value was said. */
  said_at: Generated<string>
  sort_name: string
  /** Counts what the team has changed. */
  revision: Generated<number>
  seen_at: number
  /** The contact it went into. */
  merged_into: number | null
}

interface ContactChangeTable {
  n: Generated<number>
  contact: number
  at: number
  actor: string
  type: ContactChange
  conversation: string | null
  data: string | null
}

interface ConsentTable {
  n: Generated<number>
  conversation: number | null
  /** Set when whom it is of was erased. */
  receipt: string | null
  turn: number
  at: number
  purpose: string
  decision: ConsentDecision
  /** Empty when it named whom it is of, and they were erased: its hash stays. */
  text: string
  text_hash: string
  language: string
  flow: string
  version: number
  node: string
  channel: string
  method: string
  answer: string | null
  page: string | null
}

interface SurveyAnswerTable {
  n: Generated<number>
  conversation: number
  turn: number
  at: number
  survey: string
  question: string
  kind: string
  asked: string
  score: number | null
  out_of: number | null
  choice: string | null
  text: string | null
}

interface TicketTable {
  n: Generated<number>
  id: string
  conversation: number | null
  subject: string
  text: string | null
  status: TicketStatus
  priority: TicketPriority
  pipeline: string | null
  owner: string | null
  made_by: string
  created_at: number
  updated_at: number
  closed_at: number | null
  revision: number
}

interface EffectTable {
  n: Generated<number>
  id: string
  conversation: number
  /** When it may be taken; while it is leased, when the lease ends. */
  due_at: number
  attempts: number
  error: string | null
  buried_at: number | null
  body: string
  /** As in the body. */
  action: GeneratedAlways<string>
}

interface MediaTable {
  n: Generated<number>
  id: string
  name: string
  type: string
  bytes: number
  width: number | null
  height: number | null
  at: number
}

interface FileTable {
  id: string
  conversation: number
  name: string
  type: string
  bytes: number
  at: number
  by: Giver
  /** The `seq` of the message that brought it, `null` until there is one. */
  message: number | null
}

interface AuditTable {
  n: number
  at: number
  actor: string
  act: string
  about: string
  details: string | null
  address: string | null
  /** Over this entry and the hash of the one before. */
  hash: string
}

interface IntakeTable {
  n: Generated<number>
  channel: string
  /** A hash of what the channel calls it. */
  key: string
  /** Null once it was taken. */
  sender: string | null
  body: string | null
  at: number
  /** Null while another one of the sender's stands before it, and once it was taken or given up. */
  due_at: number | null
  attempts: number
  turns: number
  conversation: string | null
  error: string | null
  buried_at: number | null
}

interface OutboxTable {
  n: Generated<number>
  conversation: number
  seq: number
  channel: string
  state: Delivery['state']
  at: number
  /** Null while another one of the conversation stands before it, and once it is settled. */
  due_at: number | null
  attempts: number
  /** Of several into which it was cut, how many have gone. */
  parts: number
  code: string | null
  why: string | null
  /** When the last try began. */
  begun_at: number | null
  delivered_at: number | null
}
