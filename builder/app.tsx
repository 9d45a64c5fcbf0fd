import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import '@fontsource-variable/inter'
import './theme/tokens.css'
import './theme/base.css'
import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { i18n } from 'i18next'
import { type ReactNode, useSyncExternalStore } from 'react'
import { I18nextProvider } from 'react-i18next'
import { Router } from 'wouter'
import { ClientProvider } from './api/api-context.tsx'
import type { Client } from './api/client.ts'
import { CommandsProvider } from './commands/commands.tsx'
import type { Live } from './live/contract.ts'
import { LiveProvider } from './live/live-context.tsx'
import type { Expiry } from './session/expiry.ts'
import { ExpiryProvider } from './session/expiry-context.tsx'
import { CrashBoundary } from './shell/crash-boundary.tsx'
import { preferences } from './shell/preferences.ts'
import { cssVariables } from './theme/css-variables.ts'
import { theme } from './theme/theme.ts'

/** What the app stands on: all of it is given, so that stories and tests give their own. */
export interface AppParts {
  readonly client: Client
  readonly live: Live
  readonly queries: QueryClient
  readonly texts: i18n
  readonly expiry: Expiry
  /** The path before all of ours. */
  readonly base: string
  /** By which the policy of the page knows our styles. */
  readonly nonce?: string | undefined
  readonly scheme?: MantineColorSchemeManager
  readonly children: ReactNode
}

/** The app around its pages. */
export function App({ client, live, queries, texts, expiry, base, nonce, scheme, children }: AppParts) {
  const { keys } = useSyncExternalStore(preferences.listen, preferences.get)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(scheme ? { colorSchemeManager: scheme } : {})}
      {...(nonce ? { getStyleNonce: () => nonce } : {})}
    >
      <I18nextProvider i18n={texts}>
        <CrashBoundary>
          <QueryClientProvider client={queries}>
            <ClientProvider client={client}>
              <ExpiryProvider expiry={expiry}>
                <LiveProvider live={live}>
                  <CommandsProvider keys={keys}>
                    <Router base={base}>{children}</Router>
                  </CommandsProvider>
                </LiveProvider>
              </ExpiryProvider>
            </ClientProvider>
          </QueryClientProvider>
        </CrashBoundary>
      </I18nextProvider>
    </MantineProvider>
  )
}
