import { ParleyError } from '../errors/parley-error.ts'
import { type Draft, fileOf, log, move, tell, tellMessage, topFrame } from './draft.ts'
import { dropFrames, finishTail, hear, hearHeld, resume } from './drive.ts'
import { refuseAskingFile, withdrawFile } from './file-asked.ts'
import { isHeldElsewhere, leaveToHolder, takeFromHolder } from './held.ts'
import type { AgentAct } from './inbound.ts'
import { isClosed, ownerOf } from './lifecycle.ts'
import { goesByMail } from './mail.ts'
import type { Person } from './record.ts'
import { putAway, refuseSpam, takeOut } from './spam.ts'

/** An agent does something to the conversation. Refusals: see each act. */
export function agentActs(draft: Draft, agent: Person, act: AgentAct): void {
  switch (act.type) {
    case 'agent-message':
      refuseSpam(draft)
      refuseAskingFile(draft, act)
      return answer(draft, agent, act, goesByMail(draft, act))
    case 'agent-withdraw-file':
      return withdrawFile(draft)
    case 'agent-note':
      return log(draft, { type: 'note', text: act.text, ...(act.mentions?.length ? { mentions: act.mentions } : {}) })
    case 'agent-join':
      refuseSpam(draft)
      return join(draft, agent)
    case 'agent-assign':
      return assign(draft, act)
    case 'agent-label':
      return relabel(draft, act.add, act.remove)
    case 'agent-link':
      return link(draft, act.contact)
    case 'agent-give-back':
      return giveBack(draft, act.continue)
    case 'agent-snooze':
      return snooze(draft, act.until)
    case 'agent-close':
      return close(draft)
    case 'agent-reopen':
      return reopen(draft)
    case 'agent-spam':
      return putAway(draft)
    case 'agent-not-spam':
      return takeOut(draft)
  }
}

function join(draft: Draft, agent: Person): void {
  const { record } = draft
  const took = takeFromHolder(draft) || ownerOf(record.state) !== 'agent'
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

function answer(draft: Draft, agent: Person, { text, fileId, asksFile }: AgentMessage, byMail: boolean): void {
  join(draft, agent)
  if (!draft.record.assignee) assign(draft, { assignee: agent })
  const file = fileOf(draft, fileId)
  const shown = text.trim() === '' ? (file?.name ?? '') : text
  if (shown === '') throw new ParleyError('nothing_said')
  const brought = file && fileId !== undefined ? { fileId, file } : {}
  const { seq } = tellMessage(draft, {
    author: 'agent',
    name: agent.name,
    text: shown,
    ...brought,
    ...(asksFile ? { input: 'file' } : {}),
    ...(byMail ? { byMail } : {}),
  })
  if (asksFile) draft.record.fileAsked = { seq, text: shown }
}

type AgentMessage = Extract<AgentAct, { type: 'agent-message' }>

/** What is not named stays. Nothing is logged where nothing changes. */
function assign(draft: Draft, to: { readonly assignee?: Person | null; readonly team?: Person | null }): void {
  const { record } = draft
  const assignee = to.assignee === undefined ? record.assignee : (to.assignee ?? undefined)
  const team = to.team === undefined ? record.team : (to.team ?? undefined)
  const isOtherTeam = team?.id !== record.team?.id
  if (assignee?.id === record.assignee?.id && !isOtherTeam) return
  record.assignee = assignee
  record.team = team
  record.routed = undefined
  log(draft, { type: 'assigned', assignee: assignee ?? null, ...(isOtherTeam ? { team: team ?? null } : {}) })
}

function relabel(draft: Draft, add: readonly string[], remove: readonly string[]): void {
  const { record } = draft
  const gone = record.labels.filter(label => remove.includes(label) && !add.includes(label))
  const fresh = [...new Set(add)].filter(label => !record.labels.includes(label))
  if (gone.length + fresh.length === 0) return
  const labels = [...record.labels.filter(label => !gone.includes(label)), ...fresh]
  if (labels.length > mostLabels) throw new ParleyError('too_many_labels', { id: record.id, most: mostLabels })
  record.labels = labels
  log(draft, { type: 'labelled', add: fresh, remove: gone })
}

const mostLabels = 50

/** What is vouched for is read before each turn: the flow knows them from the next one on. */
function link(draft: Draft, contact: string | undefined): void {
  draft.link = contact === undefined ? { confirmed: true } : { contact }
  log(draft, { type: 'linked', ...(contact === undefined ? {} : { contact }) })
}

function giveBack(draft: Draft, goOn: boolean): void {
  const { record } = draft
  if (leaveToHolder(draft)) return
  const top = topFrame(record)
  if (isHeldElsewhere(record) || ownerOf(record.state) !== 'agent' || !top)
    throw new ParleyError('nothing_to_give_back', { id: record.id })
  leave(draft)
  if (top.queued && !goOn) {
    // Whoever waits again waits for the same team.
    assign(draft, { assignee: null })
    move(draft, 'agent.gave-back.queue')
    return hearHeld(draft)
  }
  assign(draft, { assignee: null, team: null })
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
  refuseSpam(draft)
  if (!isClosed(record.state)) throw new ParleyError('conversation_not_closed', { id: record.id })
  dropFrames(draft)
  record.asked = true
  move(draft, 'agent.reopened')
}

function leave(draft: Draft): void {
  for (const agent of draft.record.present) tell(draft, { type: 'agent', change: 'left', agent })
  draft.record.present = []
}
