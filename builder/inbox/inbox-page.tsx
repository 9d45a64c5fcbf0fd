import { IconLock } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../api/api-context.tsx'
import { browserClock, type Clock } from '../clock.ts'
import { useLive } from '../live/live-context.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useTitle } from '../shell/use-title.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { useErrorWords } from '../ui/error-words.ts'
import { createInbox, type Inbox } from './create-inbox.ts'
import { InboxProvider } from './inbox-context.tsx'
import { InboxView } from './inbox-view.tsx'
import { usePlace } from './use-place.ts'

interface InboxPageProps {
  readonly clock?: Clock
}

/** The team's inbox. */
export function InboxPage({ clock = browserClock }: InboxPageProps) {
  const { t } = useTranslation()
  const mayRead = useMay('conversations:read')
  useTitle(t('inbox.title'))
  if (!mayRead)
    return (
      <EmptyState icon={IconLock} title={t('inbox.forbidden.title')}>
        {t('inbox.forbidden.hint')}
      </EmptyState>
    )
  return <OpenInbox clock={clock} />
}

function OpenInbox({ clock }: { readonly clock: Clock }) {
  const inbox = useOneInbox(clock)
  return (
    <InboxProvider inbox={inbox}>
      <InboxView />
    </InboxProvider>
  )
}

/** One inbox for as long as the page is open; what it hears ends with it. */
function useOneInbox(clock: Clock): Inbox {
  const client = useClient()
  const live = useLive()
  const { user } = useSession()
  const wordsOf = useErrorWords()
  const words = useRef(wordsOf)
  words.current = wordsOf
  const [place] = usePlace()
  const { id } = user
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person has another inbox; what changes about one does not
  const inbox = useMemo(
    () =>
      createInbox({
        client,
        live,
        clock,
        me: user,
        storage: storage(),
        first: place.query,
        newKey: () => crypto.randomUUID(),
        wordsOf: error => words.current(error),
      }),
    [client, live, clock, id],
  )
  useEffect(() => {
    inbox.start()
    window.addEventListener('pagehide', inbox.keepUnsent)
    return () => {
      window.removeEventListener('pagehide', inbox.keepUnsent)
      inbox.stop()
    }
  }, [inbox])
  return inbox
}

function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
