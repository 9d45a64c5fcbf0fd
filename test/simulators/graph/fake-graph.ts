import type { ErrorName } from './graph-error.ts'
import type { Posted } from './send-rules.ts'
import type { Webhooks } from './webhooks.ts'

/**
 * What goes wrong with a call that sends. `cut`: it is taken, and the line goes dead before it says so. `slow`: it is taken once `wake` is
 * called.
 */
export type Fault = ErrorName | 'cut' | 'html' | 'error-in-200' | 'reset' | 'slow'

/** One line of a thread as the person sees it. */
export interface Line {
  readonly by: 'person' | 'page'
  readonly text: string
  readonly mid: string
  readonly tag?: string
  readonly message?: Posted['message']
}

/** A pretend Graph API and all of Messenger behind it, on loopback, by the clock it is given. */
export interface FakeGraph {
  readonly host: string
  readonly config: Readonly<Record<string, unknown>>
  readonly secrets: Readonly<Record<string, string>>
  readonly webhooks: Webhooks
  /** Where webhooks go. */
  callback: string
  /** When echoes of what is sent come. */
  echoes: 'before' | 'after' | 'never'
  /** Is the token good? */
  isValid: boolean
  /** Calls that send fail in these ways, one after the other. */
  readonly faults: Fault[]
  /** Every call that sends is as slow as can be. */
  isAsleep: boolean
  /** How many calls that send are waiting for `wake`. */
  readonly sleeping: number
  /** From now on nothing is slow any more. */
  wake(): void
  /** What was called, without what was posted: `POST 111/messages`. */
  readonly calls: string[]
  /** What the Page's profile is. */
  profile: Readonly<Record<string, unknown>>
  fields: readonly string[]
  /** Files that can be fetched, by path. */
  readonly files: Map<string, { readonly type: string; readonly bytes: Buffer }>
  readonly names: Map<string, { readonly first_name: string; readonly last_name: string }>
  /** Somebody at the Page's own inbox takes the thread of a person, or gives it back. The status that this was answered with. */
  inbox(does: 'takes' | 'gives', person: string): Promise<number>
  /** Something a person does: it opens the window. Gives the event. */
  event(person: string, key: object, at?: number): object
  /** Somebody writes; the status that it was answered with. */
  says(person: string, text: string, more?: object): Promise<number>
  thread(person: string): readonly Line[]
  /** What the Page sent to anybody, by the names it has there. */
  readonly sent: readonly string[]
  /** What the Page said to somebody, in order. */
  read(person: string): readonly string[]
  /** What the Page only showed: `typing_on`. */
  readonly signs: string[]
  /** Brings what echoes are due. */
  flush(): Promise<void>
  mid(): string
  close(): Promise<void>
}
