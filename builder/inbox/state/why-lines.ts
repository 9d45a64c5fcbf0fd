import type { z } from 'zod'
import type { traceAnswer } from '../../../runtime/api/contract.ts'

export type Turn = z.output<typeof traceAnswer>['turns'][number]

/** One thing that a flow did and why, for the log beside a thread. */
export interface WhyLine {
  readonly key: string
  readonly at: number
  readonly turn: number
  readonly node?: string
  readonly flow?: string
  readonly port?: string | null
  /** What of rules decided it. */
  readonly rules: readonly { readonly rule: string; readonly explanation: unknown }[]
  readonly heard?: string
  readonly halted?: string
}

/** What a conversation's turns did, the newest first. A turn in which no node heard anything says nothing here. */
export function whyLines(turns: readonly Turn[]): readonly WhyLine[] {
  return turns
    .flatMap(({ turn, at, path, halted }) => [
      ...path.map(({ node, flow, port, why, heard }, place) => ({
        key: `${turn}.${place}`,
        at,
        turn,
        node,
        flow,
        port,
        heard,
        rules: why ?? [],
      })),
      ...(halted === undefined ? [] : [{ key: `${turn}.halted`, at, turn, halted, rules: [] }]),
    ])
    .toReversed()
}

/** The nodes that heard something, in order. */
export function wayOf(turns: readonly Turn[], flow: string): readonly string[] {
  return turns.flatMap(({ path }) => path.filter(visit => visit.flow === flow).map(({ node }) => node))
}
