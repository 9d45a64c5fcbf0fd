import { deepStrictEqual } from 'node:assert/strict'
import type { AnyAction } from '../../../plugins/kit/action.ts'
import type { Facts } from '../../../plugins/kit/facts.ts'
import { freeze } from '../../../plugins/kit/freeze.ts'
import type { AnyTrigger } from '../../../plugins/kit/trigger.ts'
import { blankRecord } from '../../../runtime/conversation/begin.ts'
import type { NewEffect } from '../../../runtime/conversation/effect.ts'
import type { Event, TeamEntry } from '../../../runtime/conversation/event.ts'
import type { Act, AgentAct, Inbound } from '../../../runtime/conversation/inbound.ts'
import type { ConversationRecord, Person } from '../../../runtime/conversation/record.ts'
import { step, type Turn } from '../../../runtime/conversation/step.ts'
import { armed } from '../../../runtime/conversation/timers.ts'
import type { World } from '../../../runtime/conversation/world.ts'
import { parseFlow } from '../../../runtime/flow/parse-flow.ts'
import { createProgram, type Program } from '../../../runtime/flow/program.ts'
import { loadPlugins } from '../../../runtime/plugins/load-plugins.ts'

/** The engine alone: one record, taken from event to event by the pure step, with a clock that is a number. */
export interface Talk {
  readonly record: ConversationRecord
  /** All turns so far. */
  readonly turns: readonly Turn[]
  readonly events: readonly Event[]
  readonly log: readonly TeamEntry[]
  readonly effects: readonly NewEffect[]
  now: number
  /** The conversation as people read it: `V text`, `B text`, `A name: text`, `· event`. */
  readonly lines: readonly string[]
  /** `open bot`, `closed tail`, ... */
  readonly state: string
  /** The nodes the frames stand in, from the bottom. */
  readonly nodes: readonly string[]
  /** Timers that run, as ms from now, by name. */
  readonly running: Readonly<Record<string, number>>
  take(event: Inbound): Turn | undefined
  begin(act?: Act): Turn
  says(text: string): Turn
  acts(act: Act): Turn
  /** The visitor asks for a person. */
  asks(): Turn
  /** Amy does something. */
  agent(act: AgentAct, who?: Person): Turn
  /** The timers that are due now, the oldest first. */
  due(): { id: string; dueAt: number }[]
  /** Moves the clock at once and fires what is due by then, in order. */
  pass(ms: number): void
  /** The result of an effect comes, the last one unless told. */
  result(heard?: Extract<Inbound, { type: 'result' }>['heard'], effect?: string): Turn | undefined
}

export interface TalkOptions {
  readonly turnsPerMinute?: number
  readonly facts?: Partial<Facts>
  readonly vouched?: Readonly<Record<string, unknown>>
  /** Further actions and triggers; `undefined` takes one away. */
  readonly plugins?: Readonly<Record<string, AnyAction | AnyTrigger | undefined>>
  /** Flows that exist but are switched off. */
  readonly off?: readonly string[]
  /** When it begins, ms since 1970. */
  readonly startsAt?: number
  /** The visitor is gone right after each act; without it nobody sees whether they are there. */
  readonly goes?: true
  /** A conversation that is there already. */
  readonly record?: ConversationRecord
  /** Takes every step twice, the second time from the record as JSON keeps it: both must come out the same. */
  readonly strict?: true
}

export const { declarations } = await loadPlugins()
export const startsAt = 1_767_225_600_000
export const amy: Person = { id: 'amy', name: 'Amy' }

/** A conversation that is about to begin in the first of these flows. */
export function createTalk(documents: readonly unknown[], options: TalkOptions = {}): Talk {
  const known = new Map(declarations)
  for (const [id, plugin] of Object.entries(options.plugins ?? {})) {
    if (plugin) known.set(id, plugin)
    else known.delete(id)
  }
  const programs = new Map<string, Program>()
  for (const document of documents) {
    const flow = parseFlow(document)
    programs.set(flow.id, createProgram(flow, 1, known))
  }
  const begins = options.startsAt ?? startsAt
  const [first] = programs.values()
  if (!first) throw new Error('a talk needs a flow')
  const about = { id: 'c', channelId: 'website', inboxId: 'main', visitorId: 'v', language: 'en', tz: 'UTC', version: 1 }
  let record = options.record ?? blankRecord({ ...about, flow: first.flow.id }, begins)
  const turns: Turn[] = []
  const worldOf = (now: number, event: Inbound): World => ({
    now,
    actor:
      'agent' in event
        ? `agent:${event.agent.id}`
        : event.type === 'timer' || event.type === 'result' || event.type === 'return'
          ? 'system'
          : event.type === 'event'
            ? 'api:shop'
            : 'visitor:v',
    program(flow) {
      const program = programs.get(flow)
      if (!program) throw new Error(`no flow "${flow}"`)
      return program
    },
    live: flow => (options.off?.includes(flow) ? undefined : programs.get(flow)),
    facts: () => ({ channel: 'website', tz: 'UTC', open: {}, opensAt: {}, available: {}, random: 0.5, ...options.facts }),
    vouched: options.vouched ?? {},
    ...(options.goes ? { goneSince: () => record.lastVisitorAt } : {}),
    turnsPerMinute: options.turnsPerMinute ?? 100_000,
  })
  const sure = (turn: Turn | undefined): Turn => {
    if (!turn) throw new Error('nothing happened')
    return turn
  }
  const talk: Talk = {
    now: begins,
    turns,
    get record() {
      return record
    },
    get events() {
      return turns.flatMap(turn => turn.events)
    },
    get log() {
      return turns.flatMap(turn => turn.team)
    },
    get effects() {
      return turns.flatMap(turn => turn.effects.add)
    },
    get lines() {
      return talk.events.map(lineOf)
    },
    get state() {
      return record.state.replace('.', ' ')
    },
    get nodes() {
      return record.frames.map(frame => frame.node)
    },
    get running() {
      const named = new Map(record.frames.flatMap(frame => frame.timers.map(timer => [timer.id, timer.name])))
      return Object.fromEntries([...armed(record)].map(([id, dueAt]) => [named.get(id) ?? id, dueAt - talk.now]))
    },
    take(event) {
      const turn = step(freeze(record), freeze(event), worldOf(talk.now, event))
      if (options.strict) samePlain(turn, step(JSON.parse(JSON.stringify(record)), event, worldOf(talk.now, event)))
      if (!turn) return undefined
      turns.push(turn)
      record = turn.record
      return turn
    },
    begin: act => sure(talk.take({ type: 'begin', ...(act ? { act } : {}) })),
    says: text => talk.acts({ text }),
    acts: act => sure(talk.take({ type: 'message', act })),
    asks: () => sure(talk.take({ type: 'ask-for-person' })),
    agent: (act, who = amy) => sure(talk.take({ ...act, agent: who })),
    due() {
      const timers = [...armed(record)].map(([id, dueAt]) => ({ id, dueAt }))
      return timers.filter(({ dueAt }) => dueAt <= talk.now).sort((a, b) => a.dueAt - b.dueAt)
    },
    pass(ms) {
      talk.now += ms
      for (let rounds = 0; rounds < 50; rounds += 1) {
        const due = talk.due()
        if (due.length === 0) return
        for (const timer of due) talk.take({ type: 'timer', ...timer })
      }
    },
    result(heard = { type: 'performed', result: { status: 200, body: {} } }, effect = talk.effects.at(-1)?.id ?? '') {
      return talk.take({ type: 'result', effect, heard })
    },
  }
  return talk
}

function samePlain(turn: Turn | undefined, again: Turn | undefined): void {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
  deepStrictEqual(plain(again), plain(turn))
}

/** One event of the stream as a line. */
export function lineOf(event: Event): string {
  if (event.type === 'status') return `· ${event.status} ${event.owner}`
  if (event.type === 'agent') return `· ${event.agent.name} ${event.change}`
  if (event.type !== 'message') return `· ${event.type} ${event.of}`
  const by = event.author === 'agent' ? `A ${event.name}:` : event.author === 'visitor' ? 'V' : 'B'
  return `${by} ${event.text}`
}
