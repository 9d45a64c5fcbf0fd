/** One measured number, and what it was hoped to be. */
export interface Figure {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly target?: Target
  /** The rounds it is the median of: how far apart they lie says how noisy the machine was. */
  readonly rounds?: readonly number[]
}

export type Target = { readonly most: number } | { readonly least: number }

/** What the benchmarks of one subject are given. */
export interface BenchOptions {
  /** Fewer and shorter rounds: to see that everything works. */
  readonly quick: boolean
}

/** A subject, as `--only=<name>` picks it. */
export interface Bench {
  readonly name: string
  measure(options: BenchOptions): Promise<readonly Figure[]>
}

/** The median of several rounds as a figure. */
export function figureOf(what: string, unit: string, rounds: readonly number[], target?: Target): Figure {
  return { what, unit, value: quantile(rounds, 0.5), rounds, ...(target ? { target } : {}) }
}

/** Round by round, one series in units of another. */
export function ratios(of: readonly number[], to: readonly number[]): readonly number[] {
  return of.map((value, round) => value / (to[round] ?? Number.NaN))
}

/** The value that the given part of all lies below; NaN of none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export function meets({ value, target }: Figure): boolean | undefined {
  if (!target) return undefined
  return 'most' in target ? value <= target.most : value >= target.least
}
