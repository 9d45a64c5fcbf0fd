import { type Draft, log } from './draft.ts'
import { findAgent } from './find-agent.ts'
import { knownEmail } from './known-email.ts'
import { ownerOf } from './lifecycle.ts'

/**
 * Gives the conversation to whom its route leads to. Whoever was chosen by people keeps it; whom routing chose before keeps it
 * if the route would still allow that. Nobody is told but the team, and the owner stays the queue.
 */
export function give(draft: Draft, gone?: string): void {
  const { record, world } = draft
  const { route } = record
  const { staff } = world
  if (!route || !staff || (record.assignee && record.routed !== true)) return
  const had = record.assignee
  const found = findAgent(route, staff, knownEmail(draft), had?.id)
  if (found && 'agent' in found) {
    const { agent, team } = found
    const isOtherTeam = team !== undefined && team.id !== record.team?.id
    record.routed = true
    if (agent.id === had?.id && !isOtherTeam) return
    record.assignee = agent
    record.team = team ?? record.team
    draft.given = agent.id
    const why = gone === undefined ? found.why : 'gone'
    return log(draft, { type: 'assigned', assignee: agent, ...(isOtherTeam ? { team } : {}), why }, 'system')
  }
  record.assignee = undefined
  record.routed = undefined
  if (found?.team) record.team = found.team
  if (gone !== undefined) return log(draft, { type: 'unassigned', reason: 'gone', about: gone }, 'system')
  if (!found) return
  const { reason, about } = found
  log(draft, { type: 'unassigned', reason, ...(about === undefined ? {} : { about }) }, 'system')
}

/** Somebody has gone before answering what routing gave them: it goes on to others. False when it does not concern this one. */
export function userGone(draft: Draft, user: string): boolean {
  const { record, world } = draft
  const isWaiting = ownerOf(record.state) === 'queue' && record.assignee?.id === user && record.routed === true
  if (!isWaiting || !world.staff || world.staff.isOnline(user)) return false
  give(draft, record.assignee?.name)
  return true
}
