import type { EventView, TeamEntryView } from '../../../runtime/api/contract.ts'

/** Something that happened, as one centred line says it: a key of `inbox.happened`, and what is put into it. */
export interface Happened {
  readonly text: HappenedText
  /** Who did it: `agent:<id>`, `flow:...`; the screen knows their names. */
  readonly actor?: string
  readonly values?: Readonly<Record<string, string>>
  readonly icon: 'flow' | 'people' | 'person' | 'label' | 'closed' | 'open' | 'snooze' | 'warning' | 'record' | 'robot' | 'mail'
}

export type HappenedText =
  | 'started'
  | 'askedForPeople'
  | 'stranded'
  | 'personWanted'
  | 'steppedIn'
  | 'tookOver'
  | 'joinedAgain'
  | 'gaveBack'
  | 'backToQueue'
  | 'closedBy'
  | 'flowClosed'
  | 'idleClosed'
  | 'reopenedBy'
  | 'spamBy'
  | 'notSpamBy'
  | 'visitorReopened'
  | 'snoozed'
  | 'visitorWoke'
  | 'snoozeEnded'
  | 'flowGoesOn'
  | 'assigned'
  | 'tookIt'
  | 'unassigned'
  | 'assignedTeam'
  | 'labelled'
  | 'unlabelled'
  | 'halted'
  | 'unconnected'
  | 'unconnectedError'
  | 'recorded'
  | 'surveyAnswered'
  | 'consentGranted'
  | 'consentRefused'
  | 'consentInformed'
  | 'consentWithdrawn'
  | 'subscribed'
  | 'notSubscribed'
  | 'ticketMade'
  | 'routedOwner'
  | 'routed'
  | 'noAgent'
  | 'eventHeard'
  | 'eventNoted'
  | 'linked'
  | 'confirmed'
  | 'mailed'
  | 'notMailed'
  | 'joined'
  | 'left'
  | 'heldOther'
  | 'heldAgain'
  | 'takenFrom'
  | 'leftTo'
  | 'notHeld'
  | 'returned'
  | 'fileWithdrawn'
  | 'setApart'

/** What an entry of the team's log says; undefined for what another line says better. */
export function happenedOf(entry: TeamEntryView): Happened | undefined {
  const { actor } = entry
  switch (entry.type) {
    case 'note':
    case 'unheard':
      return undefined
    case 'lifecycle':
      return moved(entry.from, entry.by, actor)
    case 'assigned':
      return assigned(entry)
    case 'labelled': {
      const [text, names] = entry.add.length > 0 ? (['labelled', entry.add] as const) : (['unlabelled', entry.remove] as const)
      return { text, actor, values: { labels: names.join(', ') }, icon: 'label' }
    }
    case 'halted':
      return { text: 'halted', values: { reason: entry.detail ?? entry.reason }, icon: 'warning' }
    case 'unconnected': {
      const values = { node: entry.node, port: entry.port, reason: entry.error?.message ?? '' }
      return { text: entry.error ? 'unconnectedError' : 'unconnected', values, icon: 'warning' }
    }
    case 'recorded':
      return recorded(entry.kind, entry.data)
    case 'event':
      return { text: entry.heard ? 'eventHeard' : 'eventNoted', actor, values: eventWords(entry), icon: 'flow' }
    case 'linked':
      return { text: entry.contact === undefined ? 'confirmed' : 'linked', actor, icon: 'person' }
    case 'unassigned':
      return { text: 'noAgent', values: { reason: entry.reason }, icon: 'people' }
    case 'mailed':
      return { text: 'mailed', values: { to: entry.to }, icon: 'mail' }
    case 'held':
      return heldBy(entry)
    case 'not-held':
      return { text: 'notHeld', values: { reason: entry.detail }, icon: 'warning' }
    case 'returned':
      return { text: 'returned', values: { to: entry.to ?? '', reason: entry.why || entry.code }, icon: 'warning' }
    case 'file-withdrawn':
      return { text: 'fileWithdrawn', actor, icon: 'record' }
    case 'set-apart':
      return { text: 'setApart', values: { address: entry.address ?? '' }, icon: 'warning' }
    case 'not-mailed':
      return { text: 'notMailed', values: { reason: entry.detail ?? entry.reason }, icon: 'warning' }
  }
}

function heldBy({ actor, holder, name = '' }: Extract<TeamEntryView, { type: 'held' }>): Happened {
  const values = { name }
  // A channel says who has it; of somebody of the team it is something they did.
  if (actor.startsWith('channel:')) return { text: holder === 'other' ? 'heldOther' : 'heldAgain', values, icon: 'people' }
  return { text: holder === 'us' ? 'takenFrom' : 'leftTo', actor, values, icon: 'people' }
}

/** What a flow has recorded: what everybody knows in words, and everything else by its values. */
function recorded(kind: string, data: unknown): Happened | undefined {
  const of = (name: string): string => wordsOf(propertyOf(data, name))
  switch (kind) {
    case 'label':
    case 'list':
      // What came of it stands in the log, or on the contact.
      return undefined
    case 'survey':
      return { text: 'surveyAnswered', values: { asked: of('asked'), answer: of('score') || of('text') }, icon: 'record' }
    case 'consent': {
      const decision = of('decision')
      return { text: decisions[decision] ?? 'consentInformed', values: { purpose: of('purpose') }, icon: 'record' }
    }
    case 'subscription':
      if (of('decision') === 'withdrawn') return { text: 'consentWithdrawn', values: { purpose: of('type') }, icon: 'record' }
      return { text: of('decision') === 'granted' ? 'subscribed' : 'notSubscribed', values: { type: of('type') }, icon: 'record' }
    case 'ticket':
      return { text: 'ticketMade', values: { subject: of('subject') }, icon: 'record' }
    default:
      return { text: 'recorded', values: { kind, data: wordsOf(data) }, icon: 'record' }
  }
}

const decisions: Readonly<Record<string, HappenedText>> = {
  granted: 'consentGranted',
  refused: 'consentRefused',
  informed: 'consentInformed',
  withdrawn: 'consentWithdrawn',
}

function propertyOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Object.entries(data).find(([key]) => key === name)?.[1] : undefined
}

function eventWords({ name, data }: Extract<TeamEntryView, { type: 'event' }>): Readonly<Record<string, string>> {
  const words = wordsOf(data)
  return { name, data: words === '' ? '' : ` (${words.length > mostData ? `${words.slice(0, mostData)}…` : words})` }
}

const mostData = 200

/** What the stream itself tells: only that somebody else came or went. The rest stands in the log, with who did it. */
export function streamHappened(event: EventView): Happened | undefined {
  if (event.type !== 'agent') return undefined
  return { text: event.change, values: { name: event.agent.name }, icon: 'person' }
}

function moved(from: string, by: string, actor: string): Happened | undefined {
  switch (by) {
    case 'flow.queued':
      return { text: 'askedForPeople', icon: 'people' }
    case 'flow.stranded':
      return { text: 'stranded', icon: 'people' }
    case 'visitor.asked':
      return { text: 'personWanted', icon: 'people' }
    case 'agent.joined':
      // That another program has it stands there already.
      if (actor.startsWith('channel:')) return undefined
      if (from.startsWith('closed')) return { text: 'reopenedBy', actor, icon: 'open' }
      if (from.endsWith('agent')) return { text: 'joinedAgain', actor, icon: 'person' }
      return from.endsWith('bot') ? { text: 'steppedIn', actor, icon: 'person' } : { text: 'tookOver', actor, icon: 'person' }
    case 'agent.gave-back':
      if (actor.startsWith('channel:')) return undefined
      return { text: 'gaveBack', actor, icon: 'robot' }
    case 'agent.gave-back.queue':
      return { text: 'backToQueue', actor, icon: 'people' }
    case 'agent.closed':
      return { text: 'closedBy', actor, icon: 'closed' }
    case 'flow.closed':
      return { text: 'flowClosed', icon: 'closed' }
    case 'idle.ended':
      return { text: 'idleClosed', icon: 'closed' }
    case 'agent.reopened':
      return { text: 'reopenedBy', actor, icon: 'open' }
    case 'agent.spam':
      return { text: 'spamBy', actor, icon: 'warning' }
    case 'agent.not-spam':
      return { text: 'notSpamBy', actor, icon: 'open' }
    case 'visitor.reopened':
    case 'visitor.restarted':
      return { text: 'visitorReopened', icon: 'open' }
    case 'visitor.wrote':
      return { text: 'visitorWoke', icon: 'open' }
    case 'agent.snoozed':
      return { text: 'snoozed', actor, icon: 'snooze' }
    case 'snooze.ended':
      return { text: 'snoozeEnded', icon: 'open' }
    case 'flow.left':
      return { text: 'flowGoesOn', icon: 'flow' }
    default:
      return undefined
  }
}

function assigned({ actor, assignee, team, why }: Extract<TeamEntryView, { type: 'assigned' }>): Happened {
  if (assignee) {
    if (why === 'owner') return { text: 'routedOwner', values: { name: assignee.name }, icon: 'person' }
    if (why !== undefined) return { text: 'routed', values: { name: assignee.name }, icon: 'person' }
    const isOwn = actor === `agent:${assignee.id}`
    return { text: isOwn ? 'tookIt' : 'assigned', actor, values: { name: assignee.name }, icon: 'person' }
  }
  if (team) return { text: 'assignedTeam', actor, values: { name: team.name }, icon: 'people' }
  return { text: 'unassigned', actor, icon: 'person' }
}

/** What a flow recorded, in one line: the values, without what only programs read. */
function wordsOf(data: unknown): string {
  if (typeof data === 'string') return data
  if (typeof data === 'number' || typeof data === 'boolean') return String(data)
  if (Array.isArray(data)) return data.map(wordsOf).filter(Boolean).join(', ')
  if (typeof data !== 'object' || data === null) return ''
  return Object.entries(data)
    .map(([name, value]) => [name, wordsOf(value)] as const)
    .filter(([, words]) => words)
    .map(([name, words]) => `${name}: ${words}`)
    .join(', ')
}
