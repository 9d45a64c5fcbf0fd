import type { Inbound } from '../conversation/inbound.ts'
import type { Declarations } from '../flow/declarations.ts'
import type { Program } from '../flow/program.ts'
import { exampleOf } from '../preview/example-of.ts'
import type { LeasedEffect } from '../store/contract.ts'
import type { Chance } from './chance.ts'

type Heard = Extract<Inbound, { type: 'result' }>['heard']

/** What comes back of work outside: something that fits what the action declares, or, in so many of 1, a failure. */
export function resultOf(
  { action, node }: Pick<LeasedEffect, 'action' | 'node'>,
  {
    program,
    declarations,
    chance,
    failing,
  }: {
    readonly program: Program
    readonly declarations: Declarations
    readonly chance: Chance
    readonly failing: number
  },
): Heard {
  if (chance.isIn(failing)) {
    const code = chance.isIn(0.3) ? 'target_timeout' : 'target_failed'
    return { type: 'failed', error: { code, message: 'as chance would have it' } }
  }
  const declared = declarations.get(action)
  const schema = declared?.type === 'action' ? declared.result : undefined
  const example = exampleOf(schema)
  const next = chance.of([undefined, ...waysOf(program, node)])
  const result = next === undefined || !isHolder(example) ? example : steered(example, next)
  const read = schema?.safeParse(result)
  return { type: 'performed', result: read?.success === true ? read.data : example }
}

/** Where a result may choose among the node's own ways, it does: by `next`, or by that of what steers within it. */
function steered(example: Readonly<Record<string, unknown>>, next: string): Readonly<Record<string, unknown>> {
  if ('next' in example) return { ...example, next }
  return { ...example, steer: { next } }
}

/** Ids of the items that a node has a port for. */
function waysOf({ nodes }: Program, node: string): readonly string[] {
  const plan = nodes.get(node)
  return (plan?.ports ?? []).flatMap(port => {
    const [, item] = port.split(':')
    return item === undefined ? [] : [item]
  })
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
