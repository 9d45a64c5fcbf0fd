import { assign, fromCallback, fromPromise, setup } from 'xstate'
import type { PreviewView } from '../../../runtime/api/contract.ts'
import type { FlowDocument } from '../state/document.ts'
import type { PreviewWish } from '../state/session.ts'

/** What is pretended around the conversation: kept from one preview to the next. */
export interface Pretended {
  readonly language?: string
  /** The address of the page the visitor is on. */
  readonly url?: string
  /** What is known of the visitor; null: nobody knows them. */
  readonly contact: Readonly<Record<string, string>> | null
  /** Opening hours; null: as they are. */
  readonly open: boolean | null
  /** Somebody of the team is there. */
  readonly available: boolean
  readonly away: boolean
}

/** A preview that the server has begun. */
export interface Made {
  readonly id: string
  readonly page: string
}

export interface PreviewContext {
  readonly wish: PreviewWish | undefined
  readonly pretended: Pretended
  /** The document that runs. */
  readonly document: FlowDocument | undefined
  readonly made: Made | undefined
  readonly view: PreviewView | undefined
  /** When the view came, ms since 1970. */
  readonly seenAt: number
  readonly error: unknown
}

export type PreviewEvent =
  | { readonly type: 'started'; readonly wish?: PreviewWish | undefined }
  | { readonly type: 'pretended'; readonly change: Partial<Pretended> }
  | { readonly type: 'seen'; readonly view: PreviewView; readonly at: number }
  /** The flow is another than the one that runs, or the same again. */
  | { readonly type: 'drawn'; readonly isSame: boolean }
  /** The server does not know it any more. */
  | { readonly type: 'gone' }
  | { readonly type: 'closed' }

/** What begins a preview, and what it begins with. */
export interface Begin {
  readonly wish: PreviewWish | undefined
  readonly pretended: Pretended
}

export type PreviewState = 'closed' | 'starting' | 'running' | 'outdated' | 'ended' | 'failed'

/** A preview from its beginning to its end. `createPreview` gives it a server. */
export const previewMachine = setup({
  types: { context: {} as PreviewContext, events: {} as PreviewEvent },
  actors: {
    begin: fromPromise<{ made: Made; document: FlowDocument }, Begin>(() => Promise.reject(new Error('no server'))),
    follow: fromCallback<PreviewEvent, Made | undefined>(() => {}),
  },
  actions: {
    wish: assign(({ event, context }) => ({
      wish: event.type === 'started' ? event.wish : context.wish,
      made: undefined,
      view: undefined,
      error: undefined,
    })),
    pretend: assign(({ event, context }) =>
      event.type === 'pretended' ? { pretended: { ...context.pretended, ...event.change } } : {},
    ),
    // Answers may overtake each other.
    see: assign(({ event, context }) =>
      event.type === 'seen' && event.view.id === context.made?.id && event.view.revision >= (context.view?.revision ?? 0)
        ? { view: event.view, seenAt: event.at }
        : {},
    ),
  },
  guards: {
    isSame: ({ event }) => event.type === 'drawn' && event.isSame,
    isOther: ({ event }) => event.type === 'drawn' && !event.isSame,
  },
}).createMachine({
  id: 'preview',
  initial: 'closed',
  context: {
    wish: undefined,
    pretended: { contact: null, open: null, available: true, away: false },
    document: undefined,
    made: undefined,
    view: undefined,
    seenAt: 0,
    error: undefined,
  },
  on: {
    started: { target: '.starting', actions: 'wish', reenter: true },
    pretended: { actions: 'pretend' },
    closed: '.closed',
  },
  states: {
    closed: {},
    starting: {
      invoke: {
        src: 'begin',
        input: ({ context: { wish, pretended } }) => ({ wish, pretended }),
        onDone: { target: 'running', actions: assign(({ event }) => event.output) },
        onError: { target: 'failed', actions: assign({ error: ({ event }) => event.error }) },
      },
    },
    running: {
      initial: 'current',
      invoke: { src: 'follow', input: ({ context }) => context.made },
      on: { seen: { actions: 'see' }, gone: 'ended' },
      states: {
        current: { on: { drawn: { guard: 'isOther', target: 'outdated' } } },
        outdated: { on: { drawn: { guard: 'isSame', target: 'current' } } },
      },
    },
    ended: {},
    failed: {},
  },
})

/** The state of it, as a word. */
export function stateOf({ value }: { readonly value: unknown }): PreviewState {
  if (typeof value === 'string') return value as PreviewState
  return typeof value === 'object' && value !== null && 'running' in value && value.running === 'outdated'
    ? 'outdated'
    : 'running'
}
