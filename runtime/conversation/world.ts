import type { Facts } from '../../plugins/kit/facts.ts'
import type { Program } from '../flow/program.ts'

/** All a turn knows of the outside: loaded before it, the same for all of it. */
export interface World {
  /** ms since 1970. */
  readonly now: number
  readonly actor: string
  /** Throws `ProgramMissing` when it must be loaded first. */
  program(flow: string, version: number): Program
  /** The version new conversations get; undefined when the flow is off. */
  live(flow: string): Program | undefined
  /** What handlers of this flow are given: only what it names. */
  facts(program: Program): Facts
  /** Contact properties somebody vouched for. */
  readonly vouched: Readonly<Record<string, unknown>>
  /** Stands in for what is known of the visitor: to see whether anybody looks. */
  readonly contact?: () => Readonly<Record<string, unknown>>
  readonly turnsPerMinute: number
}
