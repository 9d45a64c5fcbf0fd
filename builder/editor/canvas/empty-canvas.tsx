import { IconVectorSpline } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import classes from './canvas.module.css'

/** What stands on a canvas with nothing on it. */
export function EmptyCanvas({ isReadOnly }: { readonly isReadOnly: boolean }) {
  const { t } = useTranslation()
  return (
    <div className={classes.empty}>
      <EmptyState icon={IconVectorSpline} title={t('editor.canvas.empty')}>
        {isReadOnly ? t('editor.canvas.emptyReadOnly') : t('editor.canvas.emptyHint')}
      </EmptyState>
    </div>
  )
}
