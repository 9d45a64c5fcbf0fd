import { dayNumber } from './calendar.ts'
import { instantOf } from './zone.ts'

/** The instant (ms since 1970) at which the clocks of a zone show `YYYY-MM-DDTHH:MM`. */
export function localInstant(text: string, tz: string): number {
  const [day = '', time = ''] = text.split('T')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantOf({ day: dayNumber(day), ms: (hours * 60 + minutes) * 60_000 }, tz)
}
