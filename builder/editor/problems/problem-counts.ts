import { useTranslation } from 'react-i18next'
import type { ProblemView } from '../../../runtime/api/contract.ts'
import { useSeen } from '../editor-context.tsx'

/** How many problems of each severity there are. */
export function useProblemCounts(): { readonly error: number; readonly warning: number } {
  const error = useSeen(({ problems }) => count(problems, 'error'))
  const warning = useSeen(({ problems }) => count(problems, 'warning'))
  return { error, warning }
}

/** "1 error", "2 warnings", in the reader's language. */
export function useCountWords(): (severity: ProblemView['severity'], count: number) => string {
  const { t } = useTranslation()
  return (severity, count) => t(severity === 'error' ? 'editor.problems.errors' : 'editor.problems.warnings', { count })
}

const count = (problems: readonly ProblemView[], severity: ProblemView['severity']): number =>
  problems.filter(problem => problem.severity === severity).length
