import { IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Answer } from '../../api/routes.ts'
import { useNow } from '../parts/use-now.ts'
import { useTimes } from '../parts/use-times.ts'
import { addressOf } from '../state/place.ts'
import { usePlace } from '../use-place.ts'
import { Section } from './section.tsx'
import classes from './side.module.css'

/** Other conversations with the same person. */
export function PreviousSection({ about }: { readonly about: Answer<'GET /api/conversations/:id'> }) {
  const { t } = useTranslation()
  const times = useTimes()
  const now = useNow()
  const [place] = usePlace()
  const { previous } = about
  return (
    <Section title={t('inbox.previous.title')} action={<span className={classes.quiet}>{previous.length || ''}</span>}>
      {previous.length === 0 && <p className={classes.quiet}>{t('inbox.previous.none')}</p>}
      {previous.map(({ id, last, openedAt }) => (
        <Link key={id} href={addressOf({ ...place, conversation: id })} className={classes.item}>
          <IconMessage size={14} stroke={1.75} aria-hidden="true" />
          <span dir="auto">{last?.text || t('inbox.row.nothingSaid')}</span>
          <time className={classes.quiet}>{times.short(openedAt, now)}</time>
        </Link>
      ))}
    </Section>
  )
}
