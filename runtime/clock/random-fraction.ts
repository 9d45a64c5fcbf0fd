// Drawn many at once: every turn takes one, and asking the system for each costs more than a handler.
const drawn = new Uint32Array(1_024)
let left = 0

/** One of 2^32 equally likely numbers in [0, 1). */
export function randomFraction(): number {
  if (left === 0) left = crypto.getRandomValues(drawn).length
  left -= 1
  return (drawn[left] ?? 0) / 2 ** 32
}
