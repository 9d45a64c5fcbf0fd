import type { Client } from '../api/client.ts'
import type { Live } from '../live/contract.ts'
import { type Cell, createCell } from './state/cell.ts'
import { addPage, beginList, dropRow, holdList, openIn, putRow, type RowList } from './state/row-list.ts'
import type { RowQuery } from './state/row-query.ts'

/** The list on the screen and how it stands with it. */
export interface RowsState {
  readonly query: RowQuery
  readonly list?: RowList | undefined
  readonly isLoading: boolean
  readonly isLoadingMore: boolean
  /** Why the list could not be read. */
  readonly problem?: unknown
}

export interface Rows {
  readonly state: Cell<RowsState>
  /** Shows another list. */
  show(query: RowQuery): void
  more(): void
  hold(isHeld: boolean): void
  open(conversation: string | undefined): void
  again(): void
}

/** Hears and asks from `start` to `stop`. */
export interface Lasting {
  start(): void
  stop(): void
}

/** Keeps one list of conversations: reads its pages, and puts rows where they belong as they come. */
export function createRows(client: Client, live: Live, me: string, first: RowQuery): Rows & Lasting {
  const state = createCell<RowsState>({ query: first, isLoading: true, isLoadingMore: false })
  let open: string | undefined
  let reading = new AbortController()
  const patch = (part: Partial<RowsState>): void => state.set({ ...state.get(), ...part })
  const change = (changed: (list: RowList) => RowList): void => {
    const { list } = state.get()
    if (list) patch({ list: changed(list) })
  }
  const page = async (before: string | undefined, signal: AbortSignal) => {
    const { view, ...query } = state.get().query
    return client
      .until(signal)
      .call('GET /api/conversations', { query: { ...query, ...(view === 'everything' ? {} : { view }), before, limit: 50 } })
  }

  const read = async (): Promise<void> => {
    reading.abort()
    reading = new AbortController()
    const { signal } = reading
    const { query, list: before } = state.get()
    try {
      const answer = await page(undefined, signal)
      const isHeld = before?.query === query && before.isHeld
      // What is under a pointer stays: the newest page goes into what stands there.
      const fresh = beginList(query, me, answer)
      const list = isHeld ? addPage({ ...fresh, shown: before.shown, isHeld }, answer) : fresh
      patch({ list: openIn(list, open), isLoading: false, isLoadingMore: false, problem: undefined })
    } catch (problem) {
      if (!signal.aborted) patch({ isLoading: false, isLoadingMore: false, problem })
    }
  }

  const listen = (): readonly (() => void)[] => [
    live.subscribe('row', ({ row }) => {
      change(list => putRow(list, row))
      if (state.get().list?.isStale) void read()
    }),
    live.subscribe('gone', ({ conversation }) => change(list => dropRow(list, conversation))),
    live.subscribe('welcome', () => {
      // The first page is on its way already when the line opens for the first time.
      if (!state.get().isLoading) void read()
    }),
    live.subscribe('notice', ({ why }) => {
      if (why === 'mention' && state.get().query.view === 'mentions') void read()
    }),
  ]
  let ends: readonly (() => void)[] = []

  return {
    state,
    show(query) {
      if (JSON.stringify(query) === JSON.stringify(state.get().query)) return
      state.set({ query, isLoading: true, isLoadingMore: false })
      void read()
    },
    more() {
      const { list, isLoadingMore, isLoading } = state.get()
      if (!list?.next || isLoadingMore || isLoading) return
      patch({ isLoadingMore: true })
      const { signal } = reading
      page(list.next, signal).then(
        answer => {
          change(now => addPage(now, answer))
          patch({ isLoadingMore: false })
        },
        (problem: unknown) => {
          if (!signal.aborted) patch({ isLoadingMore: false, problem })
        },
      )
    },
    hold: isHeld => change(list => holdList(list, isHeld)),
    open(conversation) {
      open = conversation
      change(list => openIn(list, conversation))
    },
    again() {
      patch({ isLoading: true, problem: undefined })
      void read()
    },
    start() {
      ends = listen()
      void read()
    },
    stop() {
      reading.abort()
      for (const end of ends) end()
      ends = []
    },
  }
}
