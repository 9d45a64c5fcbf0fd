import type { Owner, Status } from '../../conversation/lifecycle.ts'
import type { ConversationRecord } from '../../conversation/record.ts'

/** Where a conversation is found: the columns that lists and counts go by, read off its record. */
export interface Shelf {
  readonly flow: string
  readonly version: number
  readonly called: string | null
  readonly status: Status
  readonly owner: Owner
  readonly assignee: string | null
  readonly team: string | null
  /** 1: put away as spam. */
  readonly spam: number
}

export function shelfOf(record: ConversationRecord): Shelf {
  const { flow, version, assignee, team } = record
  return {
    flow,
    version,
    called: calledOf(record),
    ...standingOf(record.state),
    assignee: assignee?.id ?? null,
    team: team?.id ?? null,
    spam: record.state === 'closed.spam' ? 1 : 0,
  }
}

/** Indexes are only rewritten for conversations that moved. */
export function isSameShelf(a: Shelf, b: Shelf): boolean {
  return (
    a.status === b.status &&
    a.owner === b.owner &&
    a.assignee === b.assignee &&
    a.team === b.team &&
    a.spam === b.spam &&
    a.flow === b.flow &&
    a.version === b.version &&
    a.called === b.called
  )
}

function standingOf(state: ConversationRecord['state']): { status: Status; owner: Owner } {
  switch (state) {
    case 'open.bot':
      return { status: 'open', owner: 'bot' }
    case 'open.queue':
      return { status: 'open', owner: 'queue' }
    case 'open.agent':
      return { status: 'open', owner: 'agent' }
    case 'snoozed.bot':
      return { status: 'snoozed', owner: 'bot' }
    case 'snoozed.queue':
      return { status: 'snoozed', owner: 'queue' }
    case 'snoozed.agent':
      return { status: 'snoozed', owner: 'agent' }
    case 'closed.tail':
    case 'closed.done':
    case 'closed.spam':
      return { status: 'closed', owner: 'bot' }
  }
}

// Frames stand on versions too: a called flow's must not vanish under them.
function calledOf({ flow, version, frames }: ConversationRecord): string | null {
  const others = frames.filter(frame => frame.flow !== flow || frame.version !== version)
  if (others.length === 0) return null
  const pairs = others.map(frame => JSON.stringify([frame.flow, frame.version]))
  return `[${[...new Set(pairs)].join(',')}]`
}
