import type { ConsentState } from '../../../plugins/kit/facts.ts'
import type { Heard } from '../../../plugins/kit/handle.ts'
import type { Said, ShownChoice } from '../../../plugins/kit/message.ts'

/** What the reference knows of a conversation. */
export interface State {
  status: 'open' | 'snoozed' | 'tail' | 'done'
  owner: 'bot' | 'queue' | 'agent'
  frames: Place[]
  vars: Record<string, unknown>
  said: Record<string, unknown>
  reply?: Said
  lines: string[]
  /** What people are told: `unheard`, `halted <why>`, `unconnected <node> <port>`, `<kind of record> <data>`. */
  told: string[]
  asked: boolean
  met: boolean
  surveyed: boolean
  present: string[]
  assignee?: string
  team?: string
  labels: string[]
  /** What was decided, by purpose. */
  consents: Record<string, ConsentState>
  /** Since when the visitor waits for people. */
  waits?: number
  lastAct: number
  idleAt?: number
  snoozedUntil?: number
  /** How often triggers have broken into the visitor's silence since they last did something, by flow and node. */
  nudges: Record<string, number>
  /** Effects asked for so far. */
  effects: number
  pace: { from: number; turns: number }
}

/** One frame: where in a flow it stands, and what this visit has. */
export interface Place {
  flow: string
  node: string
  above?: 'trigger' | 'call'
  memory: unknown
  attempt: number
  pending?: Question
  /** Due at a time while they run, else what is left. */
  timers: { name: string; due?: number; left?: number }[]
  queued: boolean
  /** How long its question may stand unanswered, and the trigger that is for then: due at a time, or what is left. */
  silence?: { flow: string; node: string; due?: number; left?: number }
  /** While it waits for people: when it hears that the visitor has left; `told` when it has. */
  left?: number | 'told'
  /** The number of the effect it waits for. */
  waits?: number
  held?: Heard
}

export interface Question {
  ids: string[]
  text: string
  input?: string
  choices?: readonly ShownChoice[]
  consent?: string
}

export const freshState = (now: number): State => ({
  status: 'open',
  owner: 'bot',
  frames: [],
  vars: {},
  said: {},
  lines: [],
  told: [],
  asked: false,
  met: false,
  surveyed: false,
  present: [],
  labels: [],
  consents: {},
  lastAct: now,
  nudges: {},
  effects: 0,
  pace: { from: now, turns: 0 },
})

export const isShut = (state: State): boolean => state.status === 'tail' || state.status === 'done'

/** Who hears: the flow in the top frame, while the bot has the conversation, or a handoff node in the queue. */
export function flowHears({ status, owner, frames }: State): boolean {
  const top = frames.at(-1)
  return top !== undefined && status !== 'done' && (owner === 'bot' || (owner === 'queue' && top.queued))
}

/** Moves status and owner; visitors are told when what they can see has changed. */
export function moveTo(state: State, status: State['status'], owner: State['owner']): void {
  const seen = (): string => `· ${isShut(state) ? 'closed' : state.status} ${state.owner}`
  const before = seen()
  state.status = status
  state.owner = owner
  if (status !== 'snoozed') state.snoozedUntil = undefined
  if (seen() !== before) state.lines.push(seen())
}
