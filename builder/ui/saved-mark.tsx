import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './page.module.css'

/** Says that what was written is kept. */
export function SavedMark({ isSaved }: { readonly isSaved: boolean }) {
  const { t } = useTranslation()
  return (
    <span role="status" className={classes.saved}>
      {isSaved && (
        <>
          <IconCheck size={16} stroke={2} aria-hidden="true" />
          {t('app.saved')}
        </>
      )}
    </span>
  )
}
