import { ParleyError } from '../errors/parley-error.ts'
import { type Draft, log, move, tell, tellMessage, topFrame } from './draft.ts'
import { dropFrames, finishTail, hear, hearHeld, resume } from './drive.ts'
import type { AgentAct } from './inbound.ts'
import { isClosed, ownerOf } from './lifecycle.ts'
import type { Person } from './record.ts'

/** An agent does something to the conversation. Refusals: see each act. */
export function agentActs(draft: Draft, agent: Person, act: AgentAct): void {
  switch (act.type) {
    case 'agent-message':
      join(draft, agent)
      if (!draft.record.assignee) assign(draft, agent)
      tellMessage(draft, { author: 'agent', name: agent.name, text: act.text })
      return
    case 'agent-note':
      return log(draft, { type: 'note', text: act.text })
    case 'agent-join':
      return join(draft, agent)
    case 'agent-assign':
      return assign(draft, act.assignee)
    case 'agent-give-back':
      return giveBack(draft, act.continue)
    case 'agent-snooze':
      return snooze(draft, act.until)
    case 'agent-close':
      return close(draft)
    case 'agent-reopen':
      return reopen(draft)
  }
}

function join(draft: Draft, agent: Person): void {
  const { record } = draft
  const took = ownerOf(record.state) !== 'agent'
  // What a closed conversation's flow had still to say is dropped when a person takes it up again.
  if (isClosed(record.state)) dropFrames(draft)
  move(draft, 'agent.joined')
  record.met = true
  record.idleAt = undefined
  if (took && topFrame(record)?.queued) hear(draft, { type: 'joined', agent })
  if (record.present.some(person => person.id === agent.id)) return
  record.present = [...record.present, agent]
  tell(draft, { type: 'agent', change: 'joined', agent })
}

function assign(draft: Draft, assignee: Person | null): void {
  if (draft.record.assignee?.id === assignee?.id) return
  draft.record.assignee = assignee ?? undefined
  log(draft, { type: 'assigned', assignee })
}

function giveBack(draft: Draft, goOn: boolean): void {
  const { record } = draft
  const top = topFrame(record)
  if (ownerOf(record.state) !== 'agent' || !top) throw new ParleyError('nothing_to_give_back', { id: record.id })
  leave(draft)
  assign(draft, null)
  if (top.queued && !goOn) {
    move(draft, 'agent.gave-back.queue')
    return hearHeld(draft)
  }
  move(draft, 'agent.gave-back')
  if (!top.queued) return resume(draft, 'agent')
  hear(draft, { type: 'resolved' })
  // A node that does not take "resolved" for an answer keeps the visitor waiting for people.
  if (topFrame(record)?.queued) move(draft, 'flow.queued')
}

function snooze(draft: Draft, until: number): void {
  const { record, world } = draft
  if (isClosed(record.state)) throw new ParleyError('conversation_closed', { id: record.id })
  if (until <= world.now) throw new ParleyError('snooze_past', { until: new Date(until).toISOString() })
  move(draft, 'agent.snoozed')
  record.snoozedUntil = until
}

function close(draft: Draft): void {
  const { record } = draft
  if (isClosed(record.state)) throw new ParleyError('conversation_closed', { id: record.id })
  record.present = []
  record.idleAt = undefined
  record.closedAt = draft.world.now
  move(draft, 'agent.closed')
  const handoff = topFrame(record)?.queued === true
  if (handoff) hear(draft, { type: 'resolved' })
  const goesOn = handoff && topFrame(record) !== undefined && !topFrame(record)?.queued
  if (goesOn || record.state !== 'closed.tail') return
  dropFrames(draft)
  finishTail(draft)
}

function reopen(draft: Draft): void {
  const { record } = draft
  if (!isClosed(record.state)) throw new ParleyError('conversation_not_closed', { id: record.id })
  dropFrames(draft)
  record.asked = true
  move(draft, 'agent.reopened')
}

function leave(draft: Draft): void {
  for (const agent of draft.record.present) tell(draft, { type: 'agent', change: 'left', agent })
  draft.record.present = []
}
