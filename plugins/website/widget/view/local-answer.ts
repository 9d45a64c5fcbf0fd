/** A day (`2026-03-31`) or a time of day (`14:30`), as a field gives it, in the words of people who speak this language. */
export function localAnswer(kind: 'date' | 'time', value: string, language: string): string {
  const at = Date.parse(kind === 'date' ? value : `1970-01-01T${value}Z`)
  if (Number.isNaN(at)) return value
  const style = kind === 'date' ? ({ dateStyle: 'long' } as const) : ({ timeStyle: 'short' } as const)
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'UTC' }).format(at)
}
