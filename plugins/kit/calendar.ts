/** Is this `YYYY-MM-DD` a day that exists? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(dayNumber(text)) === text
}

/** Days since 1970-01-01 of a `YYYY-MM-DD`: what days are counted and compared in. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

/** The `YYYY-MM-DD` of a day number. */
export function dayOf(number: number): string {
  const ms = number * dayMs
  return ms >= firstMs && ms <= lastMs ? new Date(ms).toISOString().slice(0, 10) : ''
}

/** The day of the week of a day number: Monday is 1, Sunday 7. */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1
}

/** A day in ms, where it has 24 hours. */
export const dayMs = 86_400_000

// Years of four digits: what `YYYY-MM-DD` can say.
const firstMs = -62_167_219_200_000
const lastMs = 253_402_300_799_999
