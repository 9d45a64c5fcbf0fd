/** Ways to put a conversation away that people use every day. */
export type SnoozeChoice = 'hour' | 'tomorrow' | 'week'

const hourMs = 3_600_000
/** People begin at nine. */
const morning = 9

/** When a conversation put away now comes back, in the agent's own zone. */
export function snoozeUntil(choice: SnoozeChoice, now: number): number {
  if (choice === 'hour') return now + hourMs
  const day = new Date(now)
  // Monday next, also on a Monday.
  day.setDate(day.getDate() + (choice === 'tomorrow' ? 1 : (8 - day.getDay()) % 7 || 7))
  day.setHours(morning, 0, 0, 0)
  return day.getTime()
}
