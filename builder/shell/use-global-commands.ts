import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import {
  IconCircleCheck,
  IconHelp,
  IconInbox,
  IconLogout,
  IconMoon,
  IconRoute,
  IconSettings,
  IconSun,
  IconUsers,
  IconZzz,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Command } from '../commands/command.ts'
import { openPalette } from '../commands/command-palette.tsx'
import { useCommands } from '../commands/commands.tsx'
import { openKeysHelp } from '../commands/keys-help.tsx'
import { useSession } from '../session/session.tsx'
import { useSignOut } from '../session/use-sign-out.ts'
import { useStatus } from '../session/use-status.ts'
import { sectionsFor } from '../settings/sections.ts'

/** Offers what can be done from everywhere. */
export function useGlobalCommands(): void {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { permissions } = useSession()
  const [status, setStatus] = useStatus()
  const { mutate: signOut } = useSignOut()
  const { setColorScheme } = useMantineColorScheme()
  const isDark = useComputedColorScheme() === 'dark'
  const isThere = status === 'available'
  // `setStatus` is new at each drawing and does the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const commands = useMemo<readonly Command[]>(() => {
    const go = t('commands.go')
    const app = t('commands.app')
    return [
      {
        id: 'go.inbox',
        label: t('commands.toInbox'),
        group: go,
        icon: IconInbox,
        keys: 'g i',
        when: permissions.includes('conversations:read'),
        run: () => navigate('/inbox'),
      },
      {
        id: 'go.flows',
        label: t('commands.toFlows'),
        group: go,
        icon: IconRoute,
        keys: 'g f',
        when: permissions.includes('flows:read'),
        run: () => navigate('/flows'),
      },
      {
        id: 'go.contacts',
        label: t('commands.toContacts'),
        group: go,
        icon: IconUsers,
        keys: 'g c',
        when: permissions.includes('contacts:read'),
        run: () => navigate('/contacts'),
      },
      {
        id: 'go.settings',
        label: t('commands.toSettings'),
        group: go,
        icon: IconSettings,
        keys: 'g s',
        run: () => navigate('/settings'),
      },
      ...sectionsFor(permissions).map(({ id, icon }) => ({
        id: `go.settings.${id}`,
        label: t('commands.toSection', { section: t(`settings.sections.${id}`) }),
        group: go,
        icon,
        run: () => navigate(`/settings/${id}`),
      })),
      { id: 'app.palette', label: t('commands.palette'), group: app, icon: IconHelp, keys: 'mod+k', run: openPalette },
      { id: 'app.keys', label: t('commands.keys'), group: app, icon: IconHelp, keys: '?', run: openKeysHelp },
      {
        id: 'app.status',
        label: t(isThere ? 'nav.setAway' : 'nav.setAvailable'),
        group: app,
        icon: isThere ? IconZzz : IconCircleCheck,
        run: () => setStatus(isThere ? 'away' : 'available'),
      },
      {
        id: 'app.scheme',
        label: t(isDark ? 'commands.light' : 'commands.dark'),
        group: app,
        icon: isDark ? IconSun : IconMoon,
        run: () => setColorScheme(isDark ? 'light' : 'dark'),
      },
      { id: 'app.sign-out', label: t('nav.signOut'), group: app, icon: IconLogout, run: () => signOut({}) },
    ]
  }, [t, navigate, permissions, isThere, isDark, setColorScheme, signOut])
  useCommands(commands)
}
