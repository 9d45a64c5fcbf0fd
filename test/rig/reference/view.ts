import type { TeamEntry } from '../../../runtime/conversation/event.ts'
import type { ConversationRecord, Frame } from '../../../runtime/conversation/record.ts'
import type { Place, State } from './state.ts'

/** What engine and reference must agree on. */
export interface View {
  readonly lines: readonly string[]
  readonly told: readonly string[]
  readonly state: string
  readonly frames: readonly object[]
  readonly more: object
}

export function viewOfState(state: State): View {
  const { status, owner, vars, said, asked, met, surveyed, present, assignee, team, labels, idleAt, snoozedUntil, lastAct } =
    state
  const { nudges, consents } = state
  const waitingSince = state.waits
  return {
    lines: state.lines,
    told: state.told,
    state: status === 'tail' || status === 'done' ? `closed.${status}` : `${status}.${owner}`,
    frames: state.frames.map(place),
    more: {
      vars,
      said,
      asked,
      met,
      surveyed,
      present,
      assignee,
      team,
      labels,
      waitingSince,
      idleAt,
      snoozedUntil,
      lastAct,
      nudges,
      consents,
      left: leftOf(state),
    },
  }
}

export function viewOfRecord(record: ConversationRecord, lines: readonly string[], log: readonly TeamEntry[]): View {
  const { state, vars, said, asked, met, surveyed, assignee, labels, waitingSince, idleAt, snoozedUntil } = record
  const { lastVisitorAt: lastAct, team, nudges = {}, consents = {} } = record
  const present = record.present.map(person => person.name)
  return {
    lines,
    told: log.flatMap(told),
    state,
    frames: record.frames.map(frame),
    more: {
      vars,
      said,
      asked,
      met,
      surveyed,
      present,
      assignee: assignee?.id,
      team: team?.id,
      labels,
      waitingSince,
      idleAt,
      snoozedUntil,
      lastAct,
      nudges,
      consents,
      left: record.left?.dueAt,
    },
  }
}

/** What was recorded, as people are told of it. */
export function recordLine(kind: string, data: unknown): string {
  return `${kind} ${JSON.stringify(data)}`
}

function leftOf({ frames }: State): number | undefined {
  const left = frames.map(place => place.left).find(left => left !== undefined)
  return left === 'told' ? undefined : left
}

function told(entry: TeamEntry): string[] {
  if (entry.type === 'halted') return [`halted ${entry.reason}`]
  if (entry.type === 'unconnected') return [`unconnected ${entry.node} ${entry.port}`]
  if (entry.type === 'labelled') return [recordLine('label', { add: entry.add, remove: entry.remove })]
  if (entry.type === 'event') return [`event ${entry.name} ${entry.heard ? 'heard' : 'noted'}`]
  if (entry.type === 'recorded') return [recordLine(entry.kind, entry.data)]
  return entry.type === 'unheard' ? ['unheard'] : []
}

function place({ flow, node, above, attempt, pending, timers, silence, queued, waits, held }: Place): object {
  const running = timers.map(({ name, due, left }) => `${name} ${due === undefined ? `left ${left}` : `due ${due}`}`)
  return {
    flow,
    node,
    above,
    attempt,
    pending,
    timers: running,
    silence: silenceLine(silence),
    queued,
    waits: waits !== undefined,
    held: held?.type,
  }
}

function frame({ flow, node, above, attempt, pending, timers, silence, queued, performing, held }: Frame): object {
  const running = timers.map(
    ({ name, ...timer }) => `${name} ${'dueAt' in timer ? `due ${timer.dueAt}` : `left ${timer.remainingMs}`}`,
  )
  const { messageIds: ids, ...question } = pending ?? { messageIds: [] }
  return {
    flow,
    node,
    above,
    attempt,
    pending: pending && { ids, ...question },
    timers: running,
    silence:
      silence &&
      silenceLine({
        flow: silence.flow,
        node: silence.node,
        ...('dueAt' in silence ? { due: silence.dueAt } : { left: silence.remainingMs }),
      }),
    queued: queued === true,
    waits: performing !== undefined,
    held: held?.type,
  }
}

function silenceLine(silence: Place['silence']): string | undefined {
  return silence && `${silence.flow}/${silence.node} ${silence.due === undefined ? `left ${silence.left}` : `due ${silence.due}`}`
}
