import type { Event, MessageEvent } from '../conversation/event.ts'
import type { Store } from '../store/contract.ts'

/** How a message stands among those that a flow said with it. */
export interface Gathered {
  /** What comes after it takes it along: it is not sent by itself. */
  readonly rides: boolean
  /** What was said right before it and rides with it, oldest first. */
  readonly before: readonly string[]
}

/** More than this in one go is no letter. */
const most = 20

/**
 * Finds what goes into one letter with a message: lines of a flow that one turn said in a row, told by their moment. Only plain ones ride:
 * what asks, offers or shows something ends the letter.
 */
export async function gather(
  { conversations }: Pick<Store, 'conversations'>,
  conversation: string,
  event: Event & MessageEvent,
): Promise<Gathered> {
  if (event.author !== 'bot') return { rides: false, before: [] }
  const around = await conversations.events(conversation, Math.max(0, event.seq - 1 - most), most * 2)
  const isOther = (each: Event): boolean => each.at !== event.at || (each.type === 'message' && each.author !== 'bot')
  const next = around.find(each => each.seq > event.seq && (each.type === 'message' || isOther(each)))
  const lines: string[] = []
  for (const each of around.filter(({ seq }) => seq < event.seq).reverse()) {
    if (isOther(each) || (each.type === 'message' && !isPlain(each))) break
    if (each.type === 'message') lines.unshift(each.text)
  }
  return { rides: isPlain(event) && next !== undefined && !isOther(next), before: lines }
}

function isPlain({ parts = [], choices = [], input, fileId }: MessageEvent): boolean {
  return parts.length === 0 && choices.length === 0 && input === undefined && fileId === undefined
}
