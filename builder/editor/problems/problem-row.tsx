import { IconAlertOctagon, IconAlertTriangle, IconRoute } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProblemView } from '../../../runtime/api/contract.ts'
import { ActionTile } from '../../ui/action-tile.tsx'
import { useNode, useSeen } from '../editor-context.tsx'
import { placeOf } from './place-of.ts'
import classes from './problems.module.css'

interface ProblemRowProps {
  readonly problem: ProblemView
  /** Its way is lit on the canvas, or it is where one went last. */
  readonly isOn: boolean
  onJump(problem: ProblemView): void
}

/** One problem: how bad it is, what to do about it, where it is, and the way there. */
export function ProblemRow({ problem, isOn, onJump }: ProblemRowProps) {
  const { t } = useTranslation()
  const { severity, message, witness = [] } = problem
  const Sign = severity === 'error' ? IconAlertOctagon : IconAlertTriangle
  const place = placeOf(problem)
  const words =
    place === 'path'
      ? t(isOn ? 'editor.problems.shown' : 'editor.problems.go.path', { count: witness.length })
      : place !== 'none' && t(`editor.problems.go.${place}`)
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-severity={severity}
        aria-current={isOn || undefined}
        onClick={() => onJump(problem)}
      >
        <span className={classes.sign}>
          <Sign size={16} stroke={1.75} aria-hidden="true" />
        </span>
        <span className={classes.severity}>{t(`editor.problems.severity.${severity}`)}</span>
        <span className={classes.message}>{message}</span>
        <Where problem={problem} />
        <span className={classes.go} data-path={place === 'path' || undefined}>
          {words}
        </span>
      </button>
    </li>
  )
}

function Where({ problem }: { readonly problem: ProblemView }) {
  const { t, i18n } = useTranslation()
  const node = useNode(problem.node ?? '')
  const descriptor = useSeen(({ descriptors }) => descriptors.get(node?.action ?? ''))
  const name = node?.name ?? descriptor?.texts[i18n.language]?.name ?? descriptor?.texts.en.name ?? node?.action
  return (
    <span className={classes.where}>
      {node ? (
        <ActionTile icon={descriptor?.icon} category={descriptor?.category} size={20} />
      ) : (
        <span className={classes.flowTile}>
          <IconRoute size={12} stroke={1.75} aria-hidden="true" />
        </span>
      )}
      <span>{name ?? t('editor.problems.flow')}</span>
    </span>
  )
}
