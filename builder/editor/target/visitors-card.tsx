import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { useSettingProblem } from '../options/use-settings.ts'
import { ErrorWords } from '../panel/field-box.tsx'
import { newTest } from '../rules/changed-test.ts'
import type { DraftTarget } from './draft-target.ts'
import classes from './target.module.css'
import { VisitorGroups } from './visitor-groups.tsx'

interface VisitorsCardProps {
  readonly target: DraftTarget
  readonly isReadOnly: boolean
  change(part: Partial<DraftTarget>, gesture?: string): void
  leave(): void
}

/** Which visitors meet the flow there. */
export function VisitorsCard({ target, isReadOnly, change, leave }: VisitorsCardProps) {
  const { t } = useTranslation()
  const isAll = target.visitors.length === 0
  const problem = useSettingProblem(['target', 'visitors'])
  const isOfGroup = useSettingProblem(['target', 'visitors', 0]) !== undefined
  return (
    <Card title={t('editor.target.visitors.title')} lead={t('editor.target.visitors.lead')}>
      <SegmentedControl
        className={classes.choice ?? ''}
        aria-label={t('editor.target.visitors.title')}
        readOnly={isReadOnly}
        data={[
          { value: 'all', label: t('editor.target.everybody') },
          { value: 'some', label: t('editor.target.someVisitors') },
        ]}
        value={isAll ? 'all' : 'some'}
        onChange={next => {
          change({ visitors: next === 'all' ? [] : [{ all: [newTest('visitor.device', 'text')] }] })
          leave()
        }}
      />
      {!isAll && (
        <VisitorGroups
          block="visitors"
          groups={target.visitors}
          isReadOnly={isReadOnly}
          change={(visitors, gesture) => change({ visitors }, gesture)}
          leave={leave}
        />
      )}
      {!isAll && problem && !isOfGroup && (
        <p className={classes.error}>
          <ErrorWords>{problem}</ErrorWords>
        </p>
      )}
    </Card>
  )
}
