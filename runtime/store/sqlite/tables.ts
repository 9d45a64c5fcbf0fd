import type { Generated } from 'kysely'
import type { Owner, Status } from '../../conversation/lifecycle.ts'
import type { Trust } from '../contract.ts'

/** The columns of every table, as migrations leave them. JSON is text; times are ms since 1970; `n` numbers the rows. */
export interface Tables {
  conversation: ConversationTable
  turn: TurnTable
  visitor: { id: string; token_hash: string; created_at: number }
  contact: ContactTable
  timer: { conversation: number; id: string; due_at: number }
  effect: EffectTable
  said: { n: Generated<number>; conversation: number; turn: number; at: number; kind: string; data: string }
  meta: { key: string; value: string }
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
  email: string
  made_by: string | null
  /** Values the maker said, and values others stored: these win. */
  said: string
  stored: string
  created_at: number
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
}
