import { assign, fromPromise, setup } from 'xstate'
import { changesBetween } from '../state/changes-between.ts'
import type { Conflict } from '../state/conflict.ts'
import type { FlowDocument } from '../state/document.ts'

/** A document as it stands on the server. */
export interface Stored {
  readonly document: FlowDocument
  readonly revision: number
}

/** What came of asking the server. */
export interface Answered extends Stored {
  readonly at: number
  /** Of what was merged in, what does not go together. */
  readonly conflicts: readonly Conflict[]
}

export interface SaverContext {
  readonly stored: Stored
  /** What is on the canvas. */
  readonly document: FlowDocument
  /** The newest revision that was heard of. */
  readonly heard: number
  /** When the first change was made that is not saved, and how long the quiet has to be that saves it, ms. */
  readonly dirtySince: number | undefined
  readonly quietMs: number
  /** When it was saved last; undefined: nothing was yet. */
  readonly savedAt: number | undefined
  readonly failures: number
  readonly error: unknown
  readonly conflicts: readonly Conflict[]
}

export type SaverEvent =
  | { readonly type: 'edited'; readonly document: FlowDocument; readonly at: number }
  /** Somebody saved. */
  | { readonly type: 'heard'; readonly revision: number }
  /** The line is back: nobody knows what happened meanwhile. */
  | { readonly type: 'returned' }
  /** Somebody wants it now. */
  | { readonly type: 'flush' }
  /** What was put away here before does not go together with what others made. */
  | { readonly type: 'clashed'; readonly conflicts: readonly Conflict[] }
  /** Somebody has said whose counts. */
  | { readonly type: 'settled'; readonly conflict: Conflict }

/** Typing is saved when it pauses, and every few seconds while it does not. */
const quietMs = 600
const longestMs = 3_000

/** Saves what is drawn: when it pauses, again when that fails, and merged with what others saved. `createSaver` gives it a server. */
export const saverMachine = setup({
  types: {
    context: {} as SaverContext,
    events: {} as SaverEvent,
    input: {} as Stored,
  },
  actors: {
    put: fromPromise<Answered, Stored>(() => Promise.reject(new Error('no server'))),
    pull: fromPromise<Answered, Stored>(() => Promise.reject(new Error('no server'))),
  },
  guards: {
    isDirty: ({ context: { document, stored } }) => changesBetween(stored.document, document).length > 0,
    isBehind: ({ context }) => context.heard > context.stored.revision,
    isNewer: ({ context, event }) => event.type === 'heard' && event.revision > context.stored.revision,
    isStale: (_, params: { readonly error: unknown }) => hasCode(params.error, 'revision_stale'),
    mayPass: (_, params: { readonly error: unknown }) => mayPass(params.error),
  },
  delays: {
    quiet: ({ context }) => context.quietMs,
    rest: ({ context }) => 1_000 * 2 ** context.failures,
  },
  actions: {
    take: assign(({ context, event }) => {
      if (event.type !== 'edited') return {}
      const dirtySince = context.dirtySince ?? event.at
      const leftMs = Math.max(0, dirtySince + longestMs - event.at)
      return { document: event.document, dirtySince, quietMs: Math.min(quietMs, leftMs) }
    }),
    hear: assign(({ context, event }) => (event.type === 'heard' ? { heard: Math.max(context.heard, event.revision) } : {})),
    clash: assign(({ context, event }) =>
      event.type === 'clashed' ? { conflicts: withNew(context.conflicts, event.conflicts) } : {},
    ),
    settle: assign(({ context, event }) =>
      event.type === 'settled' ? { conflicts: context.conflicts.filter(one => one !== event.conflict) } : {},
    ),
    keep: assign(({ context }, { at, conflicts, document, revision }: Answered) => ({
      stored: { document, revision },
      heard: Math.max(context.heard, revision),
      dirtySince: undefined,
      quietMs,
      failures: 0,
      error: undefined,
      conflicts: withNew(context.conflicts, conflicts),
      savedAt: at,
    })),
    fail: assign(({ context }, { error }: { readonly error: unknown }) => ({
      error,
      failures: Math.min(5, context.failures + 1),
    })),
    // What is asked for now tells of all that was heard before; what is heard meanwhile is newer.
    ask: assign({ heard: 0 }),
    lag: assign(({ context }) => ({ heard: Math.max(context.heard, context.stored.revision + 1) })),
  },
}).createMachine({
  id: 'saver',
  context: ({ input }) => ({
    stored: input,
    document: input.document,
    heard: input.revision,
    dirtySince: undefined,
    quietMs,
    savedAt: undefined,
    failures: 0,
    error: undefined,
    conflicts: [],
  }),
  initial: 'saved',
  on: { edited: { actions: 'take' }, heard: { actions: 'hear' }, clashed: { actions: 'clash' }, settled: { actions: 'settle' } },
  states: {
    saved: {
      on: {
        edited: { target: 'waiting', actions: 'take' },
        heard: { guard: 'isNewer', target: 'pulling', actions: 'hear' },
        returned: 'pulling',
      },
    },
    waiting: {
      after: { quiet: 'deciding' },
      on: {
        edited: { target: 'waiting', actions: 'take', reenter: true },
        heard: { guard: 'isNewer', target: 'pulling', actions: 'hear' },
        returned: 'pulling',
        flush: 'deciding',
      },
    },
    deciding: {
      always: [{ guard: 'isBehind', target: 'pulling' }, { guard: 'isDirty', target: 'saving' }, { target: 'saved' }],
    },
    saving: {
      invoke: {
        src: 'put',
        input: ({ context }) => ({ document: context.document, revision: context.stored.revision }),
        onDone: {
          target: 'settling',
          actions: { type: 'keep', params: ({ event }) => event.output },
        },
        onError: [
          { guard: { type: 'isStale', params: ({ event }) => event }, target: 'pulling' },
          {
            guard: { type: 'mayPass', params: ({ event }) => event },
            target: 'failed',
            actions: { type: 'fail', params: ({ event }) => event },
          },
          { target: 'refused', actions: { type: 'fail', params: ({ event }) => event } },
        ],
      },
    },
    // What was drawn while it was on its way waits for the next quiet.
    settling: {
      always: [{ guard: 'isBehind', target: 'pulling' }, { guard: 'isDirty', target: 'waiting' }, { target: 'saved' }],
    },
    // Somebody else was quicker: theirs and ours become one, and that is saved.
    pulling: {
      entry: 'ask',
      invoke: {
        src: 'pull',
        input: ({ context }) => context.stored,
        onDone: { target: 'deciding', actions: { type: 'keep', params: ({ event }) => event.output } },
        onError: [
          {
            guard: { type: 'mayPass', params: ({ event }) => event },
            target: 'failed',
            actions: ['lag', { type: 'fail', params: ({ event }) => event }],
          },
          { target: 'refused', actions: ['lag', { type: 'fail', params: ({ event }) => event }] },
        ],
      },
    },
    // No answer, or one that may be another later.
    failed: {
      after: { rest: 'deciding' },
      on: { returned: 'deciding', flush: 'deciding' },
    },
    // The server will not take it as it is: another change may be what it takes.
    refused: {
      on: { edited: { target: 'waiting', actions: 'take' }, returned: 'deciding', flush: 'deciding' },
    },
  },
})

/** Of one record the newest counts. */
function withNew(conflicts: readonly Conflict[], more: readonly Conflict[]): readonly Conflict[] {
  if (more.length === 0) return conflicts
  return [...conflicts.filter(({ kind, id }) => !more.some(other => other.kind === kind && other.id === id)), ...more]
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}

/** No line, nobody signed in, too many at once, a server that stumbles: waiting may help. */
function mayPass(error: unknown): boolean {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : Number.NaN
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500
}
