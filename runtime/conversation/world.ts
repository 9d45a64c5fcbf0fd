import type { Facts } from '../../plugins/kit/facts.ts'
import type { Program } from '../flow/program.ts'
import type { Staff } from './staff.ts'

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
  /** The file that the event names, if it was given to this conversation and no message has brought it yet. */
  readonly file?: { readonly id: string; readonly name: string; readonly type: string; readonly bytes: number }
  /** What is known of a medium that a message shows. */
  medium?(
    id: string,
  ): { readonly name: string; readonly bytes: number; readonly width?: number; readonly height?: number } | undefined
  /** The team, where there is one: without it nothing is given to anybody by itself. */
  readonly staff?: Staff
  /** Since when the visitor is gone, ms since 1970; undefined while they are there. Only where that can be seen. */
  goneSince?(): number | undefined
  /** How far the visitor has read. */
  readUpTo?(): number
  /** Mail to visitors who are gone: after how long without reading, and whether there is a mail server. */
  readonly mail?: { readonly afterMs: number; readonly isSetUp: boolean }
  readonly turnsPerMinute: number
}
