import type { ConversationRecord } from '../../conversation/record.ts'

/** Where in flows a conversation is, as the columns that are counted: its own flow's node, and what else stands on the stack. */
export function placesOf({ flow, version, frames }: ConversationRecord): {
  readonly at_node: string
  readonly stacked: string | null
} {
  const own = frames.findIndex(frame => frame.flow === flow && frame.version === version)
  const others = frames.filter((_, index) => index !== own).map(frame => [frame.flow, frame.node])
  return { at_node: frames[own]?.node ?? '', stacked: others.length === 0 ? null : JSON.stringify(others) }
}
