import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect, useRoute } from 'wouter'
import { useSession } from '../session/session.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { PageBones } from '../shell/page-bones.tsx'
import { type Section, sectionsFor } from './sections.ts'
import classes from './settings.module.css'

const pages: Readonly<Record<Section['id'], LazyExoticComponent<ComponentType>>> = {
  profile: lazy(async () => ({ default: (await import('./profile/profile-page.tsx')).ProfilePage })),
  people: lazy(async () => ({ default: (await import('./people/people-page.tsx')).PeoplePage })),
  teams: lazy(async () => ({ default: (await import('./teams/teams-page.tsx')).TeamsPage })),
  channels: lazy(async () => ({ default: (await import('./channels/channels-page.tsx')).ChannelsPage })),
  inboxes: lazy(async () => ({ default: (await import('./inboxes/inboxes-page.tsx')).InboxesPage })),
  hours: lazy(async () => ({ default: (await import('./hours/hours-page.tsx')).HoursPage })),
  snippets: lazy(async () => ({ default: (await import('./snippets/snippets-page.tsx')).SnippetsPage })),
  plugins: lazy(async () => ({ default: (await import('./plugins/plugins-page.tsx')).PluginsPage })),
  tokens: lazy(async () => ({ default: (await import('./tokens/tokens-page.tsx')).TokensPage })),
  audit: lazy(async () => ({ default: (await import('./audit/audit-page.tsx')).AuditPage })),
}

/** The settings: a list of pages, of those that one may see, and the one that is open. */
export function SettingsPage() {
  const { t } = useTranslation()
  const { permissions } = useSession()
  const [, params] = useRoute('/settings/:section?/:item?')
  const sections = sectionsFor(permissions)
  if (params?.section === undefined) return <Redirect to="/settings/profile" replace />
  const open = sections.find(({ id }) => id === params.section)
  if (!open) return <NotFoundPage />
  // Only channels have pages of their own below the list.
  if (params.item !== undefined && open.id !== 'channels') return <NotFoundPage />
  const Page = pages[open.id]
  return (
    <div className={classes.settings}>
      <nav className={classes.list} aria-label={t('settings.label')}>
        <h2>{t('settings.label')}</h2>
        <ul>
          {sections.map(({ id, icon: Sign }) => (
            <li key={id}>
              <Link href={`/settings/${id}`} aria-current={id === open.id ? 'page' : undefined}>
                <Sign size={16} stroke={1.75} aria-hidden="true" />
                {t(`settings.sections.${id}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className={classes.page}>
        <Suspense fallback={<PageBones />}>
          <Page key={open.id} />
        </Suspense>
      </div>
    </div>
  )
}
