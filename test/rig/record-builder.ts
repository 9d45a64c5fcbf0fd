import type { Event, TeamEntry } from '../../runtime/conversation/event.ts'
import type { ConversationRecord, Person } from '../../runtime/conversation/record.ts'
import type { Found, NewEffect, TurnCommit, Work } from '../../runtime/store/contract.ts'

/** A conversation's record with something in every field that must be there. */
export function buildRecord(change: Partial<ConversationRecord> & { id: string }): ConversationRecord {
  return {
    channelId: 'website',
    inboxId: 'main',
    visitorId: `visitor-of-${change.id}`,
    flow: 'welcome',
    version: 1,
    language: 'en',
    tz: 'UTC',
    openedAt: start,
    state: 'open.bot',
    turn: 0,
    seq: 0,
    teamSeq: 0,
    visits: 1,
    frames: [{ id: 1, flow: 'welcome', version: 1, node: 'ask', visit: 1, memory: null, attempt: 0, timers: [] }],
    vars: {},
    said: {},
    present: [],
    labels: [],
    asked: false,
    met: false,
    surveyed: false,
    lastVisitorAt: start,
    pace: { from: start, turns: 1 },
    ...change,
  }
}

/** What a turn of a test brings; whatever is left out is empty. */
export interface Scene extends Partial<Pick<TurnCommit, 'visitor' | 'contact' | 'link' | 'records' | 'file' | 'intake'>> {
  readonly id: string
  readonly key?: string
  readonly at?: number
  readonly texts?: readonly string[]
  /** Who says the texts; the bot unless named. */
  readonly author?: 'visitor' | 'bot' | 'agent' | 'system'
  /** The number of a message whose words are taken back. */
  readonly takesBack?: number
  readonly notes?: readonly string[]
  /** Whom the notes name. */
  readonly mentions?: readonly Person[]
  readonly change?: Partial<ConversationRecord>
  readonly set?: readonly { id: string; dueAt: number }[]
  readonly cancel?: readonly string[]
  readonly add?: readonly NewEffect[]
  readonly drop?: readonly string[]
}

/** A work that adds one turn to whatever stands, and answers what it found; a key that was here before writes nothing. */
export function turnWork(scene: Scene): Work {
  const key = scene.key ?? `m:${++keys}`
  return {
    conversation: scene.id,
    key,
    decide(found) {
      if (found.earlier) return { write: false, answer: found }
      return { write: true, commit: buildCommit(found, key, scene), answer: found }
    },
  }
}

/** All that one turn leaves, numbered on from what was found. */
export function buildCommit({ record: before }: Found, key: string, scene: Scene): TurnCommit {
  const {
    id,
    at = start,
    texts = [],
    author = 'bot',
    takesBack,
    notes = [],
    mentions = [],
    change,
    visitor,
    contact,
    link,
    records = [],
    file,
    intake,
  } = scene
  const from = before ?? buildRecord({ id })
  const said = texts.map(
    (text, index): Event => ({ seq: from.seq + index + 1, at, type: 'message', id: `${key}.${index}`, author, text }),
  )
  const back: readonly Event[] =
    takesBack === undefined ? [] : [{ seq: from.seq + said.length + 1, at, type: 'delete', of: takesBack }]
  const events = [...said, ...back]
  const team = notes.map(
    (text, index): TeamEntry => ({ teamSeq: from.teamSeq + index + 1, at, actor: 'agent:a', type: 'note', text, mentions }),
  )
  const turn = from.turn + 1
  const record = { ...from, turn, seq: from.seq + events.length, teamSeq: from.teamSeq + team.length, ...change }
  const trace = {
    turn,
    at,
    actor: 'system',
    event: { type: 'message' },
    state: [before?.state ?? null, record.state],
    path: [],
  } as const
  return {
    record,
    turn: { turn, key, print: `print of ${key}`, at, ownSeq: events[0]?.seq ?? 0, events, team, trace },
    timers: { set: scene.set ?? [], cancel: scene.cancel ?? [] },
    effects: { add: scene.add ?? [], drop: scene.drop ?? [] },
    records,
    ...(visitor && { visitor }),
    ...(contact && { contact }),
    ...(link && { link }),
    ...(file && { file }),
    ...(intake && { intake }),
  }
}

/** An effect that asks for something outside. */
export function buildEffect(id: string, at = start): NewEffect {
  return { id, frame: 1, visit: 1, flow: 'welcome', version: 1, node: 'send', action: 'webhook', input: { url: 'x' }, at }
}

/** When tests begin, ms since 1970. */
export const start = 1_767_225_600_000

let keys = 0
