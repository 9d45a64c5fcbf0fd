/** Of two pictures of a conversation the one of its later turn; of one turn, the one that came last. */
export function laterOf<T extends { readonly turn: number }>(known: T | undefined, come: T): T {
  return known && known.turn > come.turn ? known : come
}
