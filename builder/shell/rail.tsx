import { Tooltip } from '@mantine/core'
import { type Icon, IconCommand, IconHelp, IconInbox, IconRoute, IconSettings, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useRoute } from 'wouter'
import { openPalette } from '../commands/command-palette.tsx'
import { openKeysHelp } from '../commands/keys-help.tsx'
import { useMay } from '../session/session.tsx'
import { Logo } from './logo.tsx'
import classes from './shell.module.css'
import { useUnread } from './use-unread.ts'
import { UserMenu } from './user-menu.tsx'

/** The way to every page, always at the edge: at the side, on a phone at the bottom. */
export function Rail() {
  const { t } = useTranslation()
  const unread = useUnread()
  const mayInbox = useMay('conversations:read')
  const mayFlows = useMay('flows:read')
  const mayContacts = useMay('contacts:read')
  return (
    <nav className={classes.rail} aria-label={t('nav.label')}>
      <Link href="/inbox" className={classes.logo} aria-label={t('nav.home')}>
        <Logo />
      </Link>
      {mayInbox && <Place to="/inbox" icon={IconInbox} label={t('nav.inbox')} count={unread} />}
      {mayFlows && <Place to="/flows" icon={IconRoute} label={t('nav.flows')} />}
      {mayContacts && <Place to="/contacts" icon={IconUsers} label={t('contacts.title')} />}
      <span className={classes.space} />
      <Act icon={IconCommand} label={t('nav.palette')} run={openPalette} />
      <Act icon={IconHelp} label={t('nav.keys')} run={openKeysHelp} isOnlyWide />
      <Place to="/settings" icon={IconSettings} label={t('nav.settings')} />
      <UserMenu />
    </nav>
  )
}

interface PlaceProps {
  readonly to: string
  readonly icon: Icon
  readonly label: string
  readonly count?: number
}

function Place({ to, icon: Sign, label, count = 0 }: PlaceProps) {
  const { t } = useTranslation()
  const [isHere] = useRoute(`${to}/*?`)
  const name = count > 0 ? t('nav.unread', { label, count }) : label
  return (
    <Tooltip label={name} position="right">
      <Link href={to} className={classes.item} aria-current={isHere ? 'page' : undefined} aria-label={name}>
        <Sign size={20} stroke={1.75} aria-hidden="true" />
        {count > 0 && <span className={classes.count}>{count > 99 ? '99+' : count}</span>}
      </Link>
    </Tooltip>
  )
}

interface ActProps {
  readonly icon: Icon
  readonly label: string
  /** Keys are for those who have some. */
  readonly isOnlyWide?: boolean
  run(): void
}

function Act({ icon: Sign, label, isOnlyWide = false, run }: ActProps) {
  return (
    <Tooltip label={label} position="right">
      <button type="button" className={`${classes.item} ${isOnlyWide ? classes.onlyWide : ''}`} aria-label={label} onClick={run}>
        <Sign size={20} stroke={1.75} aria-hidden="true" />
      </button>
    </Tooltip>
  )
}
