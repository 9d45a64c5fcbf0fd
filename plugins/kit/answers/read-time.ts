import { fold } from '../fold.ts'

/**
 * The time of day a visitor means, as `HH:MM`: `9:30`, `9.30 uhr`, `kl. 9.30`, `9u30`, `9 Uhr 30`, `9 uur`, `9:30 pm`, `9am`,
 * noon, midnight. An hour alone, halves and quarters could mean two times: they are none.
 */
export function readTime(text: string): string | undefined {
  if (text.length > longest) return undefined
  const said = fold(text.normalize('NFKC'))
    .replace(/[.!,]{1,3}$/, '')
    .replace(/^(?:at|om|um) /, '')
  return names.get(said) ?? halfDay(said) ?? wholeDay(said)
}

const longest = 100

const names = new Map([
  ...['noon', '12 noon', 'mittag', 'middag'].map(word => [word, '12:00'] as const),
  ...['midnight', 'middernacht', 'mitternacht', 'midnat'].map(word => [word, '00:00'] as const),
])

// 12 am is midnight, 12 pm is noon.
function halfDay(said: string): string | undefined {
  const [, hour, minute = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m$/.exec(said) ?? []
  const hours = Number(hour)
  if (half === undefined || hours < 1 || hours > 12) return undefined
  return timeOf((hours % 12) + (half === 'p' ? 12 : 0), minute)
}

function wholeDay(said: string): string | undefined {
  for (const form of forms) {
    const [, hour, minute = '00'] = form.exec(said) ?? []
    if (hour !== undefined) return timeOf(Number(hour), minute)
  }
  return undefined
}

const forms = [
  /^(?:kl\.? ?|klokken )?(\d{1,2})[:.](\d{2})(?::\d{2})?(?: ?(?:uhr|uur|u|h))?$/,
  /^(\d{1,2}) ?(?:uhr|uur|u|h)(?: ?(\d{2}))?$/,
  /^(?:kl\.? ?|klokken )(\d{1,2})$/,
]

function timeOf(hours: number, minute: string): string | undefined {
  const time = `${String(hours).padStart(2, '0')}:${minute}`
  return isTime(time) ? time : undefined
}

/** Is this a time of day, written `HH:MM`? */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text)
}
