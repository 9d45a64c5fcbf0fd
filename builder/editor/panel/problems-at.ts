import type { ProblemView } from '../../../runtime/api/contract.ts'
import type { Path } from '../state/with-path.ts'

/** Where in a flow the values of a form stand: at a node, or in the flow under a path. */
export interface FormPlace {
  readonly node?: string | undefined
  /** Of the flow or node, before the paths of the fields: `display`. */
  readonly within?: string | undefined
}

/**
 * The worst that is said of a field: what the check writes at its path, and for fields that draw themselves (`isWhole`) also what it
 * writes at places within. One problem, not a new one each time: who listens hears only what changes.
 */
export function problemAt(
  problems: readonly ProblemView[],
  { node, within }: FormPlace,
  path: Path,
  isWhole: boolean,
): ProblemView | undefined {
  const at = [...(within === undefined ? [] : [within]), ...path].join('.')
  const own = problems.filter(
    each =>
      each.node === node &&
      each.field !== undefined &&
      (each.field === at || (isWhole && each.field.startsWith(`${at}.`))) &&
      each.code !== missing,
  )
  return own.find(each => each.severity === 'error') ?? own[0]
}

/** What is said of a node and has no field to stand at, and the languages that are missing: those stand at the foot. */
export function problemsOfNode(problems: readonly ProblemView[], node: string): readonly ProblemView[] {
  return problems.filter(each => each.node === node && (each.field === undefined || each.code === missing))
}

const missing = 'translation_missing'
