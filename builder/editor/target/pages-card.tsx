import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { type DraftTarget, isEverywhere } from './draft-target.ts'
import { PageRules } from './page-rules.tsx'
import classes from './target.module.css'

interface TargetCardProps {
  readonly target: DraftTarget
  readonly isReadOnly: boolean
  change(part: Partial<DraftTarget>, gesture?: string): void
  leave(): void
}

/** On which pages visitors meet the flow. */
export function PagesCard({ target, isReadOnly, change, leave }: TargetCardProps) {
  const { t } = useTranslation()
  const isAll = isEverywhere(target.pages)
  return (
    <Card title={t('editor.target.pages.title')} lead={t('editor.target.pages.lead')}>
      <SegmentedControl
        className={classes.choice ?? ''}
        aria-label={t('editor.target.pages.title')}
        readOnly={isReadOnly}
        data={[
          { value: 'all', label: t('editor.target.allPages') },
          { value: 'some', label: t('editor.target.somePages') },
        ]}
        value={isAll ? 'all' : 'some'}
        onChange={next => {
          change({ pages: next === 'all' ? [{ of: 'all' }] : [{ of: 'url', is: 'contains', value: '' }] })
          leave()
        }}
      />
      {!isAll && (
        <PageRules
          block="pages"
          rules={target.pages}
          isReadOnly={isReadOnly}
          change={(pages, gesture) => change({ pages }, gesture)}
          leave={leave}
        />
      )}
    </Card>
  )
}
