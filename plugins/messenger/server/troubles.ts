import type { Trouble } from '../../kit/server.ts'

/** Where troubles come from: each has one at a time. */
export type Source = 'rate' | 'page' | 'policy' | 'profile' | 'version' | 'sending'

/** All that is wrong with a Page at once: people are shown the worst of it. */
export interface Troubles {
  set(source: Source, trouble: Trouble | undefined): void
  get(source: Source): Trouble | undefined
}

/** `tell` is told what to show whenever that has changed. */
export function createTroubles(tell: (trouble: Trouble | undefined) => void): Troubles {
  const all = new Map<Source, Trouble>()
  let shown: Trouble | undefined
  return {
    get: source => all.get(source),
    set(source, trouble) {
      if (trouble) all.set(source, trouble)
      else all.delete(source)
      const known = [...all.values()]
      // What stops everything stands before what only warns.
      const worst = known.find(({ holds }) => holds === true) ?? known[0]
      if (worst?.code === shown?.code && worst?.why === shown?.why) return
      shown = worst
      tell(worst)
    },
  }
}
