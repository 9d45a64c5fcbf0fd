import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { useUndoKeys } from '../commands/use-undo-keys.ts'
import options from '../options/options.module.css'
import { ExceptCard } from './except-card.tsx'
import { OrderCard } from './order-card.tsx'
import { PagesCard } from './pages-card.tsx'
import { SimulatorCard } from './simulator-card.tsx'
import { useTarget } from './use-target.ts'
import { VisitorsCard } from './visitors-card.tsx'

/** Who meets the flow on which pages, what comes before it, and what somebody would see. */
export function TargetTab() {
  const { t } = useTranslation()
  const { target, isReadOnly, change, leave, clear } = useTarget()
  useUndoKeys(t('editor.page.tabs.target'))
  const parts = { isReadOnly, change, leave }
  return (
    <div className={options.page}>
      <div className={options.column}>
        {isReadOnly && <Note>{t('editor.options.readOnly')}</Note>}
        {target ? (
          <>
            <PagesCard target={target} {...parts} />
            <VisitorsCard target={target} {...parts} />
            <ExceptCard target={target} {...parts} />
          </>
        ) : (
          <Note>
            {t('editor.target.byHand')}{' '}
            {!isReadOnly && (
              <Button size="xs" variant="default" onClick={clear}>
                {t('editor.target.clear')}
              </Button>
            )}
          </Note>
        )}
        <OrderCard />
        <SimulatorCard />
      </div>
    </div>
  )
}
