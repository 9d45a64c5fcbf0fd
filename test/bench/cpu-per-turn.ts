/** One way to take turns, measured round by round beside others. */
export interface Way {
  readonly name: string
  /** Takes turn number so and so. */
  turn(number: number): void
}

/** CPU per turn in us of each way, garbage collection included: rounds alternate, so that a noisy second hits all. */
export function cpuPerTurn(ways: readonly Way[], turns: number, rounds: number): ReadonlyMap<string, readonly number[]> {
  const taken = new Map(ways.map(way => [way.name, 0]))
  const measured = new Map(ways.map((way): [string, number[]] => [way.name, []]))
  const run = (way: Way): number => {
    const from = taken.get(way.name) ?? 0
    taken.set(way.name, from + turns)
    const before = process.cpuUsage()
    for (let turn = from; turn < from + turns; turn += 1) way.turn(turn)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / turns
  }
  for (const way of ways) run(way)
  for (let round = 0; round < rounds; round += 1) for (const way of ways) measured.get(way.name)?.push(run(way))
  return measured
}
