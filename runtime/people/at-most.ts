import { ParleyError } from '../errors/parley-error.ts'

/** Does so many things at once and lets the others wait; beyond `waiting`, they are refused with `overloaded`. */
export function createAtMost(atOnce: number, waiting: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = []
  let running = 0
  return async work => {
    if (running < atOnce) running += 1
    else {
      if (queue.length >= waiting) throw new ParleyError('overloaded')
      // Whoever is done hands its place over.
      await new Promise<void>(resolve => queue.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running -= 1
    }
  }
}
