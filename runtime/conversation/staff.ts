import type { Person } from './record.ts'

/** The team as one turn sees it: whom routing may give the conversation to. Asked within the turn's own transaction. */
export interface Staff {
  /** The hours of the conversation's inbox, by id, when they are closed: then nobody is given anything. */
  readonly closed?: string
  /** Somebody who may work here and may see this conversation. */
  person(id: string): Person | undefined
  team(id: string): (Person & { readonly members: readonly string[] }) | undefined
  /** Has the app open, or had it a moment ago. */
  isOnline(id: string): boolean
  isAvailable(id: string): boolean
  /** Open conversations somebody may have by routing; 0 is no limit. */
  capacity(id: string): number
  workload(ids: readonly string[]): readonly Workload[]
  /** Who looks after the contact of this conversation, given the address that was said. */
  contactOwner(email: string | undefined): string | undefined
}

/** What somebody has to do: open conversations, and when routing gave them the last, as a number that grows. */
export interface Workload {
  readonly user: string
  readonly open: number
  readonly given: number
}
