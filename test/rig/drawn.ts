import type { Flow } from '../../runtime/flow/model.ts'
import { parseFlow } from '../../runtime/flow/parse-flow.ts'
import { type Drawn, flowOf } from './flow-of.ts'

/** A parsed flow from lines; it is named like its id, `f` unless told. */
export function drawn(
  lines: readonly Drawn[],
  { id = 'f', ...more }: Readonly<Record<string, unknown>> & { id?: string } = {},
): Flow {
  return parseFlow(flowOf(id, lines, more))
}
