import type { Clock } from '../../clock/clock.ts'

/** Knows who has let a time pass: to say hello, to go on typing. One timer for all. */
export interface Deadline<Who> {
  /** From now on, anew. */
  expect(who: Who): void
  /** It has come, or nobody waits for it any more. */
  met(who: Who): void
}

export function createDeadline<Who>(clock: Clock, withinMs: number, late: (who: Who) => void): Deadline<Who> {
  // In the order they came, and so in the order their time is up.
  const due = new Map<Who, number>()
  let armed = false
  const look = (): void => {
    armed = false
    for (const [who, at] of due) {
      if (at > clock.now()) break
      due.delete(who)
      late(who)
    }
    arm()
  }
  const arm = (): void => {
    const [first] = due.values()
    if (armed || first === undefined) return
    armed = true
    clock.after(Math.max(0, first - clock.now()), look)
  }
  return {
    expect(who) {
      // Behind all others: who comes last is late last.
      due.delete(who)
      due.set(who, clock.now() + withinMs)
      arm()
    },
    met: who => void due.delete(who),
  }
}
