/** Units that a time is written in, the largest first. */
export const units = [
  { unit: 'd', ms: 86_400_000 },
  { unit: 'h', ms: 3_600_000 },
  { unit: 'min', ms: 60_000 },
  { unit: 's', ms: 1_000 },
  { unit: 'ms', ms: 1 },
] as const

export type Unit = (typeof units)[number]['unit']

/** A time as a number of the largest unit that holds it without a rest: no ms is lost by looking at it. */
export function durationParts(ms: number): { readonly amount: number; readonly unit: Unit } {
  const found = units.find(({ ms: size }) => ms !== 0 && Number.isInteger(ms / size))
  return { amount: found ? ms / found.ms : ms, unit: found?.unit ?? (ms === 0 ? 's' : 'ms') }
}

/** The time that so many of a unit are, in whole ms. */
export function durationOf(amount: number, unit: Unit): number {
  return Math.round(amount * sizeOf(unit))
}

/** The amount of a time in a unit of somebody's choice: as long as it can be said without a long tail. */
export function amountIn(ms: number, unit: Unit): number | undefined {
  const amount = ms / sizeOf(unit)
  return Number.isInteger(amount * 100) ? amount : undefined
}

function sizeOf(unit: Unit): number {
  return units.find(each => each.unit === unit)?.ms ?? 1
}
