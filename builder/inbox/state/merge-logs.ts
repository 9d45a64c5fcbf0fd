import type { EventView, TeamEntryView } from '../../../runtime/api/contract.ts'

/** One entry of either sequence. */
export type Line =
  | { readonly of: 'stream'; readonly at: number; readonly event: EventView }
  | { readonly of: 'team'; readonly at: number; readonly entry: TeamEntryView }

/**
 * Both sequences as one, by time. A turn stamps all that it adds with one instant, so where times are equal the sense decides:
 * the visitor's line, then what an act of the team changed, what the bot says, what the flow changed, and a colleague's line.
 */
export function mergeLogs(events: readonly EventView[], entries: readonly TeamEntryView[]): readonly Line[] {
  const lines: Line[] = []
  let [e, t] = [0, 0]
  for (;;) {
    const [event, entry] = [events[e], entries[t]]
    if (event && (!entry || event.at < entry.at || (event.at === entry.at && rankOfEvent(event) <= rankOfEntry(entry)))) {
      lines.push({ of: 'stream', at: event.at, event })
      e += 1
    } else if (entry) {
      lines.push({ of: 'team', at: entry.at, entry })
      t += 1
    } else return lines
  }
}

function rankOfEvent(event: EventView): number {
  if (event.type !== 'message') return 3
  return { visitor: 0, bot: 2, system: 2, agent: 5 }[event.author]
}

function rankOfEntry(entry: TeamEntryView): number {
  if (entry.type !== 'lifecycle') return 4
  return /^(agent|visitor|idle|snooze)\./.test(entry.by) ? 1 : 3
}
