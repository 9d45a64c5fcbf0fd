/** Who spoke last to a person, and when: whether a bot has to say that it is one. */
export interface Disclosure {
  /** Is it to be said before this message of a bot? */
  isDue(conversation: string, now: number): boolean
  /** Somebody has spoken. */
  spoke(conversation: string, who: 'bot' | 'agent', now: number): void
}

/** After so long a person may have forgotten whom they talk to, ms. */
const gapMs = 12 * 3_600_000
const most = 20_000

/** Remembers what it has said since the channel was opened: after a restart a bot says once more what it is. */
export function createDisclosure(): Disclosure {
  const last = new Map<string, { readonly who: 'bot' | 'agent'; readonly at: number }>()
  return {
    isDue(conversation, now) {
      const known = last.get(conversation)
      return known?.who !== 'bot' || now - known.at > gapMs
    },
    spoke(conversation, who, at) {
      last.delete(conversation)
      last.set(conversation, { who, at })
      const [oldest] = last.keys()
      if (last.size > most && oldest !== undefined) last.delete(oldest)
    },
  }
}
