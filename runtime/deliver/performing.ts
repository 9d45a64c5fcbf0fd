import type { Performing } from '../../plugins/kit/server.ts'

/** How an action's calls are made, within bounds: what a plugin says beyond them is the nearest bound. */
export function performingOf({ limitMs, tries, atOnce }: Performing = {}): Required<Performing> {
  return {
    limitMs: within(limitMs, 100, 60_000, 15_000),
    tries: within(tries, 1, 5, 3),
    atOnce: within(atOnce, 1, 64, 16),
  }
}

function within(value: number | undefined, least: number, most: number, otherwise: number): number {
  if (value === undefined || Number.isNaN(value)) return otherwise
  return Math.trunc(Math.min(Math.max(value, least), most))
}
