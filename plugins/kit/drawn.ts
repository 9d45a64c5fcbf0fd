import type { Place } from './step.ts'

/** What a turn's number in [0, 1) becomes at one node: as even as it, and told by no other node's. */
export function drawn(random: number, { flow, node }: Place): number {
  let hash = Math.floor(random * 2 ** 32)
  for (const letter of `${flow}\n${node}`) hash = mixed(hash ^ (letter.codePointAt(0) ?? 0))
  return hash / 2 ** 32
}

// The finaliser of MurmurHash3: one to one on 32 bits, so no number comes more often than another, and each bit moves all.
function mixed(value: number): number {
  let bits = value
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
