import type { Problem } from '../flow/check/problem.ts'
import type { MachineJson } from '../flow/machine-json.ts'
import type { Flow } from '../flow/model.ts'
import type { Program } from '../flow/program.ts'

/** The flows of this installation: drafts, immutable versions, which is live, each compiled once. */
export interface Library {
  /** In targeting order; with words only those that have all of them in their name, or in one of their texts. */
  list(words?: string): Promise<readonly FlowSummary[]>
  /** Error: `flow_unknown`. */
  draft(id: string): Promise<{ revision: number; flow: Flow }>
  /** Errors: `flow_exists`. */
  create(flow: Flow, by?: string): Promise<{ revision: number; flow: Flow }>
  /** Errors: `flow_unknown`, `revision_stale` (details: the stored revision). */
  save(id: string, revision: number, flow: Flow, by?: string): Promise<{ revision: number; flow: Flow }>
  /** The problems of a stored draft. */
  check(id: string): Promise<readonly Problem[]>
  /** The problems of a flow as given, seen beside the others. */
  checkFlow(flow: Flow): readonly Problem[]
  /** The draft as an XState machine to look at. Error: `flow_unknown`. */
  machine(id: string): Promise<MachineJson>
  /** Makes the draft an immutable version and lets new conversations take it. Errors: `revision_stale`, `flow_has_problems`. */
  publish(id: string, revision: number, by: string, note?: string): Promise<{ version: number }>
  versions(id: string): Promise<readonly Version[]>
  version(id: string, version: number): Promise<Version & { flow: Flow }>
  /** Turns a flow on or off for new conversations. Errors: `flow_unknown`, `version_unknown` when never published. */
  setLive(id: string, on: boolean, by?: string): Promise<void>
  /** Calls back when a flow was added, saved, published, switched or removed. Gives what ends it. */
  listen(heard: (change: FlowChange) => void): () => void
  /**
   * Takes a flow out of the list and off. Conversations that run it go on: its versions stay, and its id is never given again.
   * Errors: `flow_unknown`, `flow_in_use` when a live flow leads to it (details: which).
   */
  remove(id: string, by: string): Promise<void>
  /** The contact properties that flows write, each once: of their drafts. */
  properties(): readonly string[]
  /** Puts all flows into this order: the first that matches is the one a visitor meets. Error: `flow_order_stale` (details: all ids). */
  arrange(ids: readonly string[]): Promise<void>

  /** The version new conversations get. Undefined when unknown or off. */
  live(id: string): Program | undefined
  /** The live flows of a channel, in targeting order. */
  liveOn(channel: string): readonly Program[]
  /** The first of them. */
  firstLive(channel: string): Program | undefined
  has(id: string): boolean
  /** Synchronous, for use within a turn. Throws `ProgramMissing` when it must be loaded first, see `load`. */
  program(flow: string, version: number): Program
  /** Reads and compiles a version. Error: `version_unknown`. */
  load(flow: string, version: number): Promise<Program>
  /** By id of a plugin: the flows whose draft or live version uses it. */
  uses(): ReadonlyMap<string, readonly { readonly id: string; readonly name: string }[]>
  /** These plugins came, went or are others than they were: what was made with them is made anew, at once. */
  refresh(plugins: ReadonlySet<string>): void
}

/** What a turn asks of it. */
export type Programs = Pick<Library, 'live' | 'liveOn' | 'firstLive' | 'has' | 'program' | 'load'>

/** A flow as lists show it. */
export interface FlowSummary {
  readonly id: string
  readonly name: string
  readonly kind: Flow['kind']
  readonly channel: string
  readonly live: boolean
  /** The last published version; 0 = none. */
  readonly version: number
  readonly revision: number
  /** When the draft was saved last, ms since 1970, and by whom: `agent:<user>`, `api:<program>`. Of files put there by hand nobody knows. */
  readonly changedAt?: number
  readonly changedBy?: string
  readonly inbox: string
  readonly languages: readonly string[]
  /** The draft differs from the last version. */
  readonly isAhead: boolean
  /** Of the draft. */
  readonly problems: { readonly errors: number; readonly warnings: number }
  /** The text that holds the words which were looked for, when the name does not. */
  readonly found?: string
}

/** A flow is another than it was. */
export interface FlowChange {
  readonly flow: string
  /** Of its draft. */
  readonly revision: number
  /** As logs name them: `agent:<user>`, `api:<program>`. */
  readonly by?: string
}

export interface Version {
  readonly version: number
  readonly at: number
  readonly by: string
  readonly note?: string
}
