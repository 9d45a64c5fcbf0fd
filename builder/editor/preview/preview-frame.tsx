import { useComputedColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import { Bones } from '../../ui/bones.tsx'
import classes from './preview.module.css'
import { usePreviewed } from './use-preview.ts'

/** The chat itself: the widget of the site, in a page of its own that has no part in this one. */
export function PreviewFrame({ isPhone }: { readonly isPhone: boolean }) {
  const { t } = useTranslation()
  const client = useClient()
  const page = usePreviewed(({ made }) => made?.page)
  const theme = useComputedColorScheme('light')
  return (
    <div className={classes.stage} data-phone={isPhone}>
      {page === undefined ? (
        <div className={classes.frame} aria-busy="true">
          <Bones />
        </div>
      ) : (
        <iframe
          key={page}
          className={classes.frame}
          title={t('editor.preview.chat')}
          src={client.address(`${page}?theme=${theme}`)}
          sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads"
        />
      )}
    </div>
  )
}
