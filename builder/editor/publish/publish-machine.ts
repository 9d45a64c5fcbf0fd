import { assign, fromPromise, setup } from 'xstate'
import type { ProblemView } from '../../../runtime/api/contract.ts'
import type { Flow } from '../../../runtime/flow/model.ts'
import { ApiError } from '../../api/api-error.ts'

/** What is known before somebody says yes. */
export interface Prepared {
  /** Of the draft as the server has it. */
  readonly revision: number
  readonly draft: Flow
  readonly problems: readonly ProblemView[]
  /** The version before; undefined: it is the first. */
  readonly last: { readonly version: number; readonly flow: Flow } | undefined
  readonly isLive: boolean
}

interface PublishContext {
  readonly prepared: Prepared | undefined
  readonly problems: readonly ProblemView[]
  readonly version: number | undefined
  readonly error: unknown
}

type PublishEvent =
  | { readonly type: 'open' }
  | { readonly type: 'publish'; readonly note: string }
  | { readonly type: 'again' }
  | { readonly type: 'close' }

/** What is asked of the server to make the next version. */
export interface Asked {
  readonly revision: number
  readonly note: string
}

/**
 * Publishing, from the button to the version: first what there is to know is gathered, then somebody says yes. Between the two
 * another may have saved: then it begins again, so that nobody publishes what they have not seen.
 */
export const publishMachine = setup({
  types: { context: {} as PublishContext, events: {} as PublishEvent },
  actors: {
    prepare: fromPromise<Prepared>(() => Promise.reject(new Error('no server'))),
    publish: fromPromise<number, Asked>(() => Promise.reject(new Error('no server'))),
  },
  guards: {
    hasErrors: ({ context }) => context.problems.some(({ severity }) => severity === 'error'),
    isStale: (_, { error }: { readonly error: unknown }) => hasCode(error, 'revision_stale'),
    isRefused: (_, { error }: { readonly error: unknown }) => hasCode(error, 'flow_has_problems'),
  },
  actions: {
    forget: assign(nothing),
    fail: assign((_, { error }: { readonly error: unknown }) => ({ error })),
    refuse: assign((_, { error }: { readonly error: unknown }) => ({ problems: problemsIn(error) })),
  },
}).createMachine({
  id: 'publishing',
  context: nothing,
  initial: 'closed',
  states: {
    closed: { entry: 'forget', on: { open: 'checking' } },
    checking: {
      on: { close: 'closed' },
      invoke: {
        src: 'prepare',
        onDone: {
          target: 'deciding',
          actions: assign(({ event }) => ({ prepared: event.output, problems: event.output.problems, error: undefined })),
        },
        onError: { target: 'failed', actions: { type: 'fail', params: ({ event }) => event } },
      },
    },
    deciding: { always: [{ guard: 'hasErrors', target: 'refused' }, { target: 'confirming' }] },
    confirming: { on: { publish: 'publishing', close: 'closed' } },
    publishing: {
      invoke: {
        src: 'publish',
        input: ({ context, event }) => ({
          revision: context.prepared?.revision ?? 0,
          note: event.type === 'publish' ? event.note : '',
        }),
        onDone: { target: 'done', actions: assign(({ event }) => ({ version: event.output })) },
        onError: [
          { guard: { type: 'isStale', params: ({ event }) => event }, target: 'stale' },
          {
            guard: { type: 'isRefused', params: ({ event }) => event },
            target: 'refused',
            actions: { type: 'refuse', params: ({ event }) => event },
          },
          { target: 'failed', actions: { type: 'fail', params: ({ event }) => event } },
        ],
      },
    },
    done: { on: { close: 'closed' } },
    refused: { on: { close: 'closed', again: 'checking' } },
    stale: { on: { close: 'closed', again: 'checking' } },
    failed: { on: { close: 'closed', again: 'checking' } },
  },
})

function nothing(): PublishContext {
  return { prepared: undefined, problems: [], version: undefined, error: undefined }
}

const hasCode = (error: unknown, code: string): boolean => error instanceof ApiError && error.code === code

/** As the server lists them with its refusal. */
function problemsIn(error: unknown): readonly ProblemView[] {
  const details: unknown = error instanceof ApiError ? error.details : undefined
  if (typeof details !== 'object' || details === null || !('problems' in details) || !Array.isArray(details.problems)) return []
  // The boundary: the server writes them with the schema of the contract.
  return details.problems as readonly ProblemView[]
}
