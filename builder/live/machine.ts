import { assign, fromCallback, fromPromise, sendTo, setup } from 'xstate'
import type { LiveState } from './contract.ts'

/** What happens to the line. */
export type LiveEvent =
  | { readonly type: 'started' | 'stopped' | 'welcomed' | 'ended' }
  /** The server does not want to hear of us before `retryAfterMs`; `share`, in [0, 1), spreads those who come back. */
  | { readonly type: 'lost'; readonly retryAfterMs: number; readonly share: number }
  /** The network came or went, the machine woke, somebody looks. */
  | { readonly type: 'stirred'; readonly isReachable: boolean }

/** Told to a line that stands: look whether it still does. */
export interface Look {
  readonly type: 'look'
}

export interface LiveContext {
  /** Lines lost since one held, and those of them in a row that were never welcomed. */
  readonly tries: number
  readonly failures: number
  readonly isReachable: boolean
  /** Before this much has passed nothing is tried; after it, a chance share of what follows is waited too. */
  readonly heldMs: number
  readonly restMs: number
}

const steadyMs = 5_000
/** What asks over a line that is dead may wait for ever. */
const patienceMs = 5_000
const firstRestMs = 500
const longestRestMs = 30_000
/** Failures in a row before anybody is told. */
const tellAt = 2

/** One line after the other, until the session ends. `createLive` gives it a socket and a clock. */
export const liveMachine = setup({
  types: { context: {} as LiveContext, events: {} as LiveEvent },
  actors: {
    line: fromCallback<Look>(() => {}),
    isSignedIn: fromPromise<boolean>(() => Promise.resolve(true)),
  },
  guards: { isReachable: ({ event }) => event.type === 'stirred' && event.isReachable },
  delays: {
    held: ({ context }) => context.heldMs,
    rest: ({ context }) => context.restMs,
    steady: steadyMs,
    patience: patienceMs,
  },
  actions: {
    lose: assign(({ context, event }) => {
      if (event.type !== 'lost') return {}
      const restMs = event.share * Math.min(longestRestMs, firstRestMs * 2 ** context.tries)
      return { tries: context.tries + 1, heldMs: event.retryAfterMs, restMs }
    }),
    fail: assign({ failures: ({ context }) => context.failures + 1 }),
    greet: assign({ failures: 0 }),
    hold: assign({ tries: 0 }),
    stir: assign(({ event }) => (event.type === 'stirred' ? { isReachable: event.isReachable, tries: 0 } : {})),
    begin: assign({ tries: 0, failures: 0 }),
    look: sendTo('line', { type: 'look' }),
  },
}).createMachine({
  id: 'live',
  context: { tries: 0, failures: 0, isReachable: true, heldMs: 0, restMs: 0 },
  initial: 'stopped',
  on: { stopped: '.stopped', stirred: { actions: 'stir' } },
  states: {
    stopped: { on: { started: { target: 'line', actions: 'begin' } } },
    line: {
      id: 'line',
      invoke: { src: 'line', id: 'line' },
      initial: 'opening',
      on: { ended: 'signed-out', stirred: { actions: ['stir', 'look'] } },
      states: {
        opening: {
          on: { welcomed: { target: 'standing', actions: 'greet' }, lost: { target: '#asking', actions: ['lose', 'fail'] } },
        },
        standing: { after: { steady: { actions: 'hold' } }, on: { lost: { target: '#pausing', actions: 'lose' } } },
      },
    },
    // Browsers do not say why a line was refused.
    asking: {
      id: 'asking',
      invoke: {
        src: 'isSignedIn',
        onDone: [{ guard: ({ event }) => event.output, target: 'pausing' }, { target: 'signed-out' }],
        onError: 'pausing',
      },
      after: { patience: 'pausing' },
      on: { stirred: [{ guard: 'isReachable', target: '#line', actions: 'stir' }, { actions: 'stir' }] },
    },
    pausing: {
      id: 'pausing',
      initial: 'held',
      states: {
        held: { after: { held: 'resting' } },
        resting: {
          after: { rest: '#line' },
          on: { stirred: [{ guard: 'isReachable', target: '#line', actions: 'stir' }, { actions: 'stir' }] },
        },
      },
    },
    'signed-out': { on: { started: { target: 'line', actions: 'begin' } } },
  },
})

/** How the app stands with the server. */
export function stateOf({ value, context }: { readonly value: unknown; readonly context: LiveContext }): LiveState {
  if (value === 'signed-out') return value
  if (isStanding(value)) return 'online'
  return !context.isReachable || context.failures >= tellAt ? 'offline' : 'connecting'
}

function isStanding(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'line' in value && value.line === 'standing'
}
