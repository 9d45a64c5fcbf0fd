/** How much a Page may send: so many in a second, fewer of what is heard and seen, and so much to one person. */
export interface Rates {
  /** Is this one too many? */
  isTooMany(person: string, isLoud: boolean): boolean
}

const most = { all: 300, loud: 10, person: 20 }

export function createRates(now: () => number): Rates {
  let second = 0
  let counts = new Map<string, number>()
  return {
    isTooMany(person, isLoud) {
      const at = Math.floor(now() / 1_000)
      if (at !== second) counts = new Map()
      second = at
      const count = (name: string): number => {
        const next = (counts.get(name) ?? 0) + 1
        counts.set(name, next)
        return next
      }
      const isOver = [count('all') > most.all, isLoud && count('loud') > most.loud, count(`person:${person}`) > most.person]
      return isOver.includes(true)
    },
  }
}
