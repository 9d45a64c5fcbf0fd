/** How long ago something was, or how long until it is, in its largest unit: `3 seconds ago`, `in 2 minutes`. */
export function agoWords(ms: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' })
  const size = Math.abs(ms)
  const { unit, ms: length } = units.find(({ ms }) => size >= ms) ?? { unit: 'second' as const, ms: 1_000 }
  return words.format(Math.round(ms / length), unit)
}

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
] as const
