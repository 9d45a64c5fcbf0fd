import type { Event } from '../conversation/event.ts'

/**
 * A stream as its visitor reads it: of what came by letter only the words, and never who else was written to. `alias`: the one
 * name that all of the team have to them.
 */
export function seenByVisitor(events: readonly Event[], alias?: string): readonly Event[] {
  const seen = events.some(isTold) ? events.map(event => (isTold(event) ? plain(event) : event)) : events
  return alias === undefined ? seen : seen.map(event => renamed(event, alias))
}

const isTold = (event: Event): boolean =>
  event.type === 'message' && (event.letter !== undefined || event.via !== undefined || event.hasOriginal !== undefined)

function plain(event: Event): Event {
  if (event.type !== 'message') return event
  const { letter: _letter, via: _via, hasOriginal: _original, ...seen } = event
  return seen
}

function renamed(event: Event, alias: string): Event {
  if (event.type === 'agent') return { ...event, agent: { ...event.agent, name: alias } }
  return event.type === 'message' && event.author === 'agent' ? { ...event, name: alias } : event
}
