import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from 'wouter'
import { CommandPalette } from '../commands/command-palette.tsx'
import { KeysHelp } from '../commands/keys-help.tsx'
import { SessionExpired } from '../session/session-expired.tsx'
import { CrashBoundary } from './crash-boundary.tsx'
import { Notices } from './notices.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'
import { useGlobalCommands } from './use-global-commands.ts'
import { useLine } from './use-line.ts'
import { usePluginChanges } from './use-plugin-changes.ts'

/** What stands around every page of those who are signed in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation()
  // On a phone an open conversation has the whole screen.
  const [isDeep] = useRoute('/inbox/:view/:conversation')
  // Whoever draws a flow has the whole screen for it.
  const [isDrawing] = useRoute('/flows/:id/:tab?')
  useLine()
  usePluginChanges()
  useGlobalCommands()
  return (
    <div className={classes.app} data-deep={isDeep || undefined}>
      <a className={classes.skip} href="#main">
        {t('nav.skip')}
      </a>
      {!isDrawing && <Rail />}
      <div className={classes.beside}>
        <OfflineBanner />
        <main id="main" className={classes.main} tabIndex={-1}>
          <CrashBoundary>{children}</CrashBoundary>
        </main>
      </div>
      <CommandPalette />
      <KeysHelp />
      <Notices />
      <SessionExpired />
    </div>
  )
}
