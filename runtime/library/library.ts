import type { Problem } from '../flow/check/problem.ts'
import type { Flow } from '../flow/model.ts'
import type { Program } from '../flow/program.ts'

/** The flows of this installation: drafts, immutable versions, which is live, each compiled once. */
export interface Library {
  list(): Promise<readonly FlowSummary[]>
  /** Error: `flow_unknown`. */
  draft(id: string): Promise<{ revision: number; flow: Flow }>
  /** Errors: `flow_exists`. */
  create(flow: Flow): Promise<{ revision: number; flow: Flow }>
  /** Errors: `flow_unknown`, `revision_stale` (details: the stored revision). */
  save(id: string, revision: number, flow: Flow): Promise<{ revision: number; flow: Flow }>
  /** The problems of a stored draft. */
  check(id: string): Promise<readonly Problem[]>
  /** The problems of a flow as given, seen beside the others. */
  checkFlow(flow: Flow): readonly Problem[]
  /** Makes the draft an immutable version and lets new conversations take it. Errors: `revision_stale`, `flow_has_problems`. */
  publish(id: string, revision: number, by: string, note?: string): Promise<{ version: number }>
  versions(id: string): Promise<readonly Version[]>
  version(id: string, version: number): Promise<Version & { flow: Flow }>
  /** Turns a flow on or off for new conversations. Errors: `flow_unknown`, `version_unknown` when never published. */
  setLive(id: string, on: boolean): Promise<void>

  /** The version new conversations get. Undefined when unknown or off. */
  live(id: string): Program | undefined
  /** The first live flow of a channel, in targeting order. */
  firstLive(channel: string): Program | undefined
  has(id: string): boolean
  /** Synchronous, for use within a turn. Throws `ProgramMissing` when it must be loaded first, see `load`. */
  program(flow: string, version: number): Program
  /** Reads and compiles a version. Error: `version_unknown`. */
  load(flow: string, version: number): Promise<Program>
}

export interface FlowSummary {
  readonly id: string
  readonly name: string
  readonly kind: Flow['kind']
  readonly channel: string
  readonly live: boolean
  /** The last published version; 0 = none. */
  readonly version: number
  readonly revision: number
}

export interface Version {
  readonly version: number
  readonly at: number
  readonly by: string
  readonly note?: string
}
