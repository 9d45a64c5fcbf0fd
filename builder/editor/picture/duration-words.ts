/** A time in words, as large as it goes without a rest: `90 s`, `2 min`, `1 day`. */
export function durationWords(ms: number, language: string): string {
  const unit = units.find(({ ms: size }) => ms >= size && ms % size === 0) ?? units.at(-1)
  if (ms < 1_000 || !unit) return format(language, 'millisecond', ms)
  return format(language, unit.name, Math.round((ms / unit.ms) * 10) / 10)
}

const units = [
  { name: 'day', ms: 86_400_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: 60_000 },
  { name: 'second', ms: 1_000 },
] as const

function format(language: string, unit: string, value: number): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value)
}
