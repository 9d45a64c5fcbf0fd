import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ContactAnswer } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { browserClock } from '../clock.ts'
import { useMay } from '../session/session.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { TimeText } from '../ui/time-text.tsx'
import classes from './contacts.module.css'

/** Contacts that went into this one; each can be taken out again for a while. */
export function Merges({ contact }: { readonly contact: ContactAnswer }) {
  const { t } = useTranslation()
  const mayWrite = useMay('contacts:write')
  const undo = useAct('POST /api/contacts/:id/merges/:merge/undo', [
    'GET /api/contacts',
    'GET /api/contacts/:id',
    'GET /api/contacts/:id/timeline',
  ])
  return (
    <section className={classes.card}>
      <header className={classes.cardHead}>
        <h2>{t('contacts.merges.title')}</h2>
      </header>
      <ul className={classes.entries}>
        {contact.merges.map(merge => (
          <li key={merge.id} className={classes.entry}>
            <span className={classes.value} dir="auto">
              {merge.name ?? merge.email ?? t('contacts.unnamed')}
            </span>
            <span className={classes.second}>
              <TimeText at={merge.at} />
            </span>
            {mayWrite && merge.undoUntil > browserClock.now() && (
              <Button
                size="xs"
                variant="default"
                loading={undo.isPending}
                onClick={() => undo.mutate({ params: { id: contact.id, merge: merge.id } })}
              >
                {t('contacts.merges.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={undo.error} />
    </section>
  )
}
