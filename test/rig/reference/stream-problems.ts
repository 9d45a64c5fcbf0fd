import type { Event, TeamEntry } from '../../../runtime/conversation/event.ts'

/** What must never be seen in a conversation's log, whoever wrote it: gaps, and a bot that talks over an agent. */
export function streamProblems(events: readonly Event[], log: readonly TeamEntry[]): string[] {
  const problems: string[] = []
  let owner = 'bot'
  let present = new Set<string>()
  for (const [at, event] of events.entries()) {
    if (event.seq !== at + 1) problems.push(`seq ${event.seq} stands at ${at + 1}`)
    if (event.type === 'status') {
      owner = event.owner
      if (event.status === 'closed') present = new Set()
    }
    if (event.type === 'agent' && event.change === 'joined') present.add(event.agent.name)
    if (event.type === 'agent' && event.change === 'left') present.delete(event.agent.name)
    if (event.type !== 'message') continue
    if (event.author === 'bot' && owner === 'agent') problems.push(`${event.seq}: the bot speaks while an agent has it`)
    if (event.author === 'agent' && !present.has(event.name ?? ''))
      problems.push(`${event.seq}: an agent speaks who was not named`)
  }
  for (const [at, { teamSeq }] of log.entries()) if (teamSeq !== at + 1) problems.push(`teamSeq ${teamSeq} stands at ${at + 1}`)
  return problems
}
