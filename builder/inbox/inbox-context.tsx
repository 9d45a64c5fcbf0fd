import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { Inbox } from './create-inbox.ts'
import type { ThreadState } from './create-thread.ts'
import { type Cell, createCell } from './state/cell.ts'

const InboxContext = createContext<Inbox | undefined>(undefined)

/** Gives the inbox to its parts. */
export function InboxProvider({ inbox, children }: { readonly inbox: Inbox; readonly children: ReactNode }) {
  return <InboxContext value={inbox}>{children}</InboxContext>
}

/** The inbox. */
export function useInbox(): Inbox {
  const inbox = use(InboxContext)
  if (!inbox) throw new Error('nothing above gives an inbox')
  return inbox
}

/** What a cell holds, drawn anew when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.subscribe, cell.get)
}

const none = createCell<ThreadState | undefined>(undefined)

/** The conversation that is open. */
export function useThreadState(): ThreadState | undefined {
  const thread = useCell(useInbox().thread)
  const cell: Cell<ThreadState | undefined> = thread ? readOnly(thread.state) : none
  return useCell(cell)
}

const views = new WeakMap<Cell<ThreadState>, Cell<ThreadState | undefined>>()

/** The same cell for those who cannot set it. */
function readOnly(cell: Cell<ThreadState>): Cell<ThreadState | undefined> {
  const known = views.get(cell)
  if (known) return known
  const made = { get: cell.get, subscribe: cell.subscribe, set: () => undefined }
  views.set(cell, made)
  return made
}
