import fc from 'fast-check'

/** Who does something, and what. */
export type Move =
  | { readonly who: 'visitor'; readonly does: 'write'; readonly text: string; readonly twice: boolean }
  | { readonly who: 'visitor'; readonly does: 'pick'; readonly choice: string }
  | { readonly who: 'visitor'; readonly does: 'person' }
  | { readonly who: 'visitor'; readonly does: 'look' }
  | { readonly who: 'ada' | 'bob'; readonly does: AgentDoes; readonly to: 'ada' | 'bob' | null; readonly goOn: boolean }
  | { readonly who: 'program'; readonly twice: boolean }
  | { readonly who: 'time'; readonly ms: number }

export type AgentDoes = 'messages' | 'notes' | 'join' | 'assign' | 'give-back' | 'snooze' | 'close' | 'reopen' | 'labels'

/** What is in the air at once: moves of one moment race, moments follow each other. */
export type Race = { readonly flow: number; readonly moments: readonly (readonly Move[])[] }

const visitor = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      who: fc.constant('visitor' as const),
      does: fc.constant('write' as const),
      text: fc.constantFrom('yes', 'hours', 'ada@example.com', 'help me', '4', 'no', 'I want a person'),
      twice: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      who: fc.constant('visitor' as const),
      does: fc.constant('pick' as const),
      choice: fc.constantFrom('people', 'wait', 'call', 'yes', '4'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ who: 'visitor', does: 'person' } as const) },
  { weight: 1, arbitrary: fc.constant({ who: 'visitor', does: 'look' } as const) },
)
const agent = fc.record({
  who: fc.constantFrom('ada' as const, 'bob' as const),
  does: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('messages' as const, 'give-back' as const, 'close' as const) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        'notes' as const,
        'join' as const,
        'assign' as const,
        'snooze' as const,
        'reopen' as const,
        'labels' as const,
      ),
    },
  ),
  to: fc.constantFrom('ada' as const, 'bob' as const, null),
  goOn: fc.boolean(),
})
const time = fc.record({
  who: fc.constant('time' as const),
  ms: fc.constantFrom(1_000, 59_000, 61_000, 90_000, 360_000, 1_860_000, 90_000_000),
})
const program = fc.record({ who: fc.constant('program' as const), twice: fc.boolean() })
const move = fc.oneof(
  { weight: 4, arbitrary: visitor },
  { weight: 5, arbitrary: agent },
  { weight: 2, arbitrary: time },
  { weight: 1, arbitrary: program },
)

/** Any race: a flow, and what visitor, agents and timers do to it. */
export const anyRace: fc.Arbitrary<Race> = fc.record({
  flow: fc.nat({ max: 1 }),
  moments: fc.array(fc.array(move, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 14 }),
})
