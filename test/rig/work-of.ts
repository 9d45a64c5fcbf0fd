/**
 * The least that this process had to compute for something, ms, of several times: what else the machine does meanwhile hardly
 * counts. For what is either quick or hopeless; what is measured belongs to the benches.
 */
export async function workOf(what: () => unknown, times = 3): Promise<number> {
  const spent: number[] = []
  for (let time = 0; time < times; time += 1) {
    const before = process.cpuUsage()
    await what()
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1_000)
  }
  return Math.min(...spent)
}
