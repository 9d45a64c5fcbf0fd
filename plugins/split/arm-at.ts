/** An arm of a split; weights count against one another, whatever they add up to. */
interface Arm {
  readonly id: string
  readonly weight: number
}

/** The arm in which a number in [0, 1) falls. There is an arm with a weight. */
export function armAt(arms: readonly Arm[], chance: number): Arm {
  const open = arms.filter(({ weight }) => weight > 0)
  let left = chance * open.reduce((sum, { weight }) => sum + weight, 0)
  for (const arm of open) {
    left -= arm.weight
    if (left < 0) return arm
  }
  // Sums of fractions may miss their end by a hair.
  return open.at(-1) ?? { id: '', weight: 0 }
}
