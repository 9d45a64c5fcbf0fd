import { Anchor, Button } from '@mantine/core'
import {
  type Icon,
  IconCircleCheck,
  IconGitMerge,
  IconList,
  IconMessage,
  IconPencil,
  IconShieldCheck,
  IconStar,
  IconTicket,
  IconUserPlus,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Answer } from '../api/routes.ts'
import { Bones } from '../ui/bones.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { TimeText } from '../ui/time-text.tsx'
import classes from './contacts.module.css'
import { useTimeline } from './use-contacts.ts'

type Entry = Answer<'GET /api/contacts/:id/timeline'>['entries'][number]

const signs: Readonly<Record<Entry['type'], Icon>> = {
  created: IconUserPlus,
  conversation: IconMessage,
  consent: IconShieldCheck,
  list: IconList,
  ticket: IconTicket,
  survey: IconStar,
  merged: IconGitMerge,
  confirmed: IconCircleCheck,
  changed: IconPencil,
}

/** What happened with a contact, newest first. */
export function Timeline({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const found = useTimeline(id)
  const entries = found.data?.pages.flatMap(page => page.entries) ?? []
  return (
    <section className={classes.card}>
      <header className={classes.cardHead}>
        <h2>{t('contacts.timeline.title')}</h2>
      </header>
      {found.isPending && <Bones rows={3} height={44} />}
      {found.isError && !found.data && <ErrorState error={found.error} again={() => void found.refetch()} />}
      <ol className={classes.timeline}>
        {entries.map(entry => (
          <TimelineRow key={`${entry.at} ${entry.type} ${entry.conversation} ${entry.text}`} entry={entry} />
        ))}
      </ol>
      {found.hasNextPage && (
        <div className={classes.inset}>
          <Button size="xs" variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('contacts.more')}
          </Button>
        </div>
      )}
    </section>
  )
}

function TimelineRow({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation()
  const Sign = signs[entry.type]
  const words = t(`contacts.timeline.${entry.type}`)
  return (
    <li>
      <Sign size={16} stroke={1.75} aria-hidden="true" />
      <div className={classes.lines}>
        <span>
          {entry.conversation === undefined ? (
            words
          ) : (
            <Anchor component={Link} href={`/inbox/all/${entry.conversation}`}>
              {words}
            </Anchor>
          )}
        </span>
        {entry.text !== undefined && (
          <span className={classes.second} dir="auto">
            {entry.text}
          </span>
        )}
      </div>
      <span className={classes.second}>
        <TimeText at={entry.at} />
      </span>
    </li>
  )
}
