import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import type { DraftTarget } from './draft-target.ts'
import { PageRules } from './page-rules.tsx'
import classes from './target.module.css'
import { VisitorGroups } from './visitor-groups.tsx'

interface ExceptCardProps {
  readonly target: DraftTarget
  readonly isReadOnly: boolean
  change(part: Partial<DraftTarget>, gesture?: string): void
  leave(): void
}

/** Where, and by whom, the flow is never met, whatever else is true. */
export function ExceptCard({ target, isReadOnly, change, leave }: ExceptCardProps) {
  const { t } = useTranslation()
  return (
    <Card title={t('editor.target.except.title')} lead={t('editor.target.except.lead')}>
      <h3 className={classes.part}>{t('editor.target.except.pages')}</h3>
      <PageRules
        block="exceptPages"
        rules={target.exceptPages}
        isReadOnly={isReadOnly}
        change={(exceptPages, gesture) => change({ exceptPages }, gesture)}
        leave={leave}
      />
      <h3 className={classes.part}>{t('editor.target.except.visitors')}</h3>
      <VisitorGroups
        block="exceptVisitors"
        groups={target.exceptVisitors}
        isReadOnly={isReadOnly}
        change={(exceptVisitors, gesture) => change({ exceptVisitors }, gesture)}
        leave={leave}
      />
      {isReadOnly && target.exceptPages.length + target.exceptVisitors.length === 0 && (
        <p className={classes.quiet}>{t('editor.target.except.none')}</p>
      )}
    </Card>
  )
}
