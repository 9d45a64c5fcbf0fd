import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDocument, useSeen } from '../editor-context.tsx'
import { useCountWords, useProblemCounts } from './problem-counts.ts'
import classes from './problems.module.css'

/** How many problems there are, over the canvas: opens the list of them. */
export function ProblemChips({ onOpen }: { onOpen(): void }) {
  const { t } = useTranslation()
  const counts = useProblemCounts()
  const words = useCountWords()
  const isChecked = useSeen(({ checkedAt }) => checkedAt !== undefined)
  const isEmpty = useDocument(({ nodes }) => nodes.size === 0)
  if (!isChecked || isEmpty) return null
  if (counts.error + counts.warning === 0)
    return (
      <div className={classes.chips}>
        <span className={classes.chip} data-severity="none">
          <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
          {t('editor.problems.none')}
        </span>
      </div>
    )
  return (
    <div className={classes.chips}>
      {severities.map(
        severity =>
          counts[severity] > 0 && (
            <button key={severity} type="button" className={classes.chip} data-severity={severity} onClick={onOpen}>
              {severity === 'error' ? (
                <IconAlertOctagon size={16} stroke={1.75} aria-hidden="true" />
              ) : (
                <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
              )}
              {words(severity, counts[severity])}
            </button>
          ),
      )}
    </div>
  )
}

const severities = ['error', 'warning'] as const
