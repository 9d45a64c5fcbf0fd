import { ActionIcon, Button } from '@mantine/core'
import { IconAlertOctagon, IconAlertTriangle, IconChevronDown, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProblemView } from '../../../runtime/api/contract.ts'
import { Badge } from '../../ui/badge.tsx'
import { useEditor, useSeen } from '../editor-context.tsx'
import { startPreview } from '../preview/start-preview.ts'
import { CheckedAgo } from './checked-ago.tsx'
import { useCountWords, useProblemCounts } from './problem-counts.ts'
import { ProblemRow } from './problem-row.tsx'
import classes from './problems.module.css'
import { useJump } from './use-jump.ts'

/** All problems of the flow, below the canvas; each leads to where it is. */
export function ProblemsPanel({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const problems = useSeen(seen => seen.problems)
  const lit = useSeen(seen => seen.lit)
  const counts = useProblemCounts()
  const words = useCountWords()
  const jump = useJump()
  const [last, setLast] = useState<ProblemView>()
  const isWayLit = lit?.from === 'problem'
  const go = (problem: ProblemView): void => {
    setLast(problem)
    jump(problem)
  }
  return (
    <section className={classes.panel} aria-label={t('editor.problems.title')}>
      <header className={classes.head}>
        <h2>{t('editor.problems.title')}</h2>
        {counts.error > 0 && (
          <Badge tone="bad" icon={IconAlertOctagon}>
            {words('error', counts.error)}
          </Badge>
        )}
        {counts.warning > 0 && (
          <Badge tone="warn" icon={IconAlertTriangle}>
            {words('warning', counts.warning)}
          </Badge>
        )}
        <p>
          {counts.error > 0 && <span>{t('editor.problems.blocks')} </span>}
          <CheckedAgo />
        </p>
        {isWayLit && <span className={classes.litWords}>{t('editor.problems.lit', { count: lit.nodes.length })}</span>}
        {isWayLit && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlayerPlay size={14} stroke={1.75} aria-hidden="true" />}
            onClick={() => startPreview(editor, { path: lit.nodes })}
          >
            {t('editor.problems.play')}
          </Button>
        )}
        <ActionIcon aria-label={t('editor.problems.close')} onClick={onClose}>
          <IconChevronDown size={16} stroke={1.75} aria-hidden="true" />
        </ActionIcon>
      </header>
      {problems.length === 0 ? (
        <p className={classes.none}>
          <IconCircleCheck size={16} stroke={1.75} aria-hidden="true" />
          {t('editor.problems.noneHint')}
        </p>
      ) : (
        <ul className={classes.rows}>
          {problems.map((problem, index) => (
            <ProblemRow key={keyOf(problem, index)} problem={problem} isOn={isOn(problem)} onJump={go} />
          ))}
        </ul>
      )}
    </section>
  )

  function isOn(problem: ProblemView): boolean {
    if (last === undefined || keyOf(last, 0) !== keyOf(problem, 0)) return false
    return !problem.witness || problem.witness.length < 2 || isWayLit
  }
}

// What two problems of one place differ in; the number tells those apart that do not.
const keyOf = ({ code, node, edge, field, message }: ProblemView, index: number): string =>
  [code, node, edge, field, message, index].join('|')
