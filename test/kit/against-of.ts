import type { Against } from '../../plugins/kit/rule/against.ts'

/** A visitor in Amsterdam, at noon UTC of 12 March 2026, of whom nothing is known but what is given. */
export function againstOf(
  known: Partial<Omit<Against, 'reply' | 'facts'>> & { reply?: string; facts?: Partial<Against['facts']> } = {},
): Against {
  const { reply, facts, ...rest } = known
  return {
    vars: {},
    contact: {},
    language: 'en',
    now: Date.UTC(2026, 2, 12, 12),
    ...rest,
    ...(reply === undefined ? {} : { reply: { id: 'm1', text: reply } }),
    facts: { channel: 'website', tz: 'Europe/Amsterdam', open: {}, opensAt: {}, available: {}, random: 0.5, ...facts },
  }
}
