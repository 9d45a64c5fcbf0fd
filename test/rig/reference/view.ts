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
  const { status, owner, vars, said, asked, met, surveyed, present, assignee, idleAt, snoozedUntil, lastAct } = state
  return {
    lines: state.lines,
    told: state.told,
    state: status === 'tail' || status === 'done' ? `closed.${status}` : `${status}.${owner}`,
    frames: state.frames.map(place),
    more: { vars, said, asked, met, surveyed, present, assignee, idleAt, snoozedUntil, lastAct },
  }
}

export function viewOfRecord(record: ConversationRecord, lines: readonly string[], log: readonly TeamEntry[]): View {
  const { state, vars, said, asked, met, surveyed, assignee, idleAt, snoozedUntil, lastVisitorAt: lastAct } = record
  const present = record.present.map(person => person.name)
  return {
    lines,
    told: log.flatMap(told),
    state,
    frames: record.frames.map(frame),
    more: { vars, said, asked, met, surveyed, present, assignee: assignee?.id, idleAt, snoozedUntil, lastAct },
  }
}

function told(entry: TeamEntry): string[] {
  if (entry.type === 'halted') return [`halted ${entry.reason}`]
  if (entry.type === 'unconnected') return [`unconnected ${entry.node} ${entry.port}`]
  return entry.type === 'unheard' ? ['unheard'] : []
}

function place({ flow, node, above, attempt, pending, timers, queued, waits, held }: Place): object {
  const running = timers.map(({ name, due, left }) => `${name} ${due === undefined ? `left ${left}` : `due ${due}`}`)
  return { flow, node, above, attempt, pending, timers: running, queued, waits: waits !== undefined, held: held?.type }
}

function frame({ flow, node, above, attempt, pending, timers, queued, performing, held }: Frame): object {
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
    queued: queued === true,
    waits: performing !== undefined,
    held: held?.type,
  }
}
