import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useClient } from '../../api/api-context.tsx'
import { keyOf } from '../../api/query-key.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { TimeText } from '../../ui/time-text.tsx'
import classes from './audit.module.css'

/** What somebody did that matters later, newest first. */
export function AuditPage() {
  const { t } = useTranslation()
  const client = useClient()
  const users = useAnswer('GET /api/users')
  const entries = useInfiniteQuery({
    queryKey: [...keyOf('GET /api/audit'), 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      client.until(signal).call('GET /api/audit', { query: { limit: 50, ...(pageParam ? { before: pageParam } : {}) } }),
    getNextPageParam: last => last.next,
  })
  const names = new Map((users.data?.users ?? []).map(({ id, name }) => [id, name]))
  const nameOf = (actor: string): string => names.get(actor.replace(/^agent:/, '')) ?? actor
  return (
    <>
      <PageHeader title={t('settings.sections.audit')} lead={t('audit.lead')} />
      <Card isList>
        <Loaded query={entries} rows={6}>
          {({ pages }) => {
            const all = pages.flatMap(each => each.entries)
            if (all.length === 0) return <EmptyState icon={IconHistory} title={t('audit.empty')} />
            return (
              <ul className={`${page.rows} ${classes.log}`}>
                {all.map(({ n, at, actor, act, about, address, details }) => (
                  <li key={n}>
                    <div className={page.cell}>
                      <div className={page.nameLine}>
                        <span className={page.name}>{nameOf(actor)}</span>
                        <ActWords act={act} />
                      </div>
                      <div className={`${page.meta} ${page.wrap}`}>{aboutWords(nameOf(about), details)}</div>
                    </div>
                    <div className={page.side}>{address}</div>
                    <div className={classes.time}>
                      <TimeText at={at} />
                    </div>
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
        {entries.hasNextPage && (
          <div className={classes.more}>
            <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
              {t('app.older')}
            </Button>
          </div>
        )}
      </Card>
    </>
  )
}

const known = [
  'setup',
  'login',
  'login-locked',
  'invite',
  'invite-revoked',
  'invite-accepted',
  'reset-link',
  'password-reset',
  'password-changed',
  'signed-out',
  'user-changed',
  'role-changed',
  'disabled',
  'enabled',
  'team-added',
  'team-changed',
  'team-removed',
  'token-made',
  'token-removed',
  'flow-created',
  'flow-published',
  'flow-on',
  'flow-off',
  'flow-deleted',
  'flow-arranged',
  'article-created',
  'article-changed',
  'article-deleted',
  'plugin-on',
  'plugin-off',
  'plugin-packages',
  'secret-set',
  'secret-removed',
  'contact-exported',
  'contact-erased',
  'contact-merged',
  'contact-unmerged',
  'consent-withdrawn',
] as const

/** What was done, in words; as it is kept where this app does not know it. */
function ActWords({ act }: { readonly act: string }) {
  const { t } = useTranslation()
  // A point would lead into the table of texts.
  const found = known.find(name => name === act.replace('.', '-'))
  return found ? <span>{t(`audit.acts.${found}`)}</span> : <code>{act}</code>
}

/** Whom or what it was about: by name or address where the log kept one, else by its id; and from what to what. */
function aboutWords(about: string, details: unknown): string {
  if (typeof details !== 'object' || details === null) return about
  const named = 'email' in details ? details.email : 'name' in details ? details.name : undefined
  const change = 'from' in details && 'to' in details ? ` · ${String(details.from)} → ${String(details.to)}` : ''
  return `${typeof named === 'string' ? named : about}${change}`
}
