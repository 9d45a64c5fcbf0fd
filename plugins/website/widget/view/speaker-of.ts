import type { ChatState } from '../chat/contract.ts'
import { cleanName } from './clean-name.ts'

/** The agent who has the conversation, as far as the visitor has been told: who joined last and has not left. */
export function agentOf({ conversation, entries }: Pick<ChatState, 'conversation' | 'entries'>): string | undefined {
  if (conversation?.owner !== 'agent' || conversation.status === 'closed') return undefined
  const gone = new Set<string>()
  for (const entry of entries.toReversed()) {
    if (entry.type === 'message' && entry.author === 'agent' && entry.name !== undefined) return cleanName(entry.name)
    if (entry.type !== 'agent') continue
    if (entry.change === 'left') gone.add(entry.agent.id)
    else if (!gone.has(entry.agent.id)) return cleanName(entry.agent.name)
  }
  return undefined
}
