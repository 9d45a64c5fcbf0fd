import { Menu, useMantineColorScheme } from '@mantine/core'
import {
  IconCheck,
  IconCircleCheck,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
  IconZzz,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { chooseLanguage } from '../locale/chosen-language.ts'
import { languages, speak } from '../locale/languages.ts'
import { useSession } from '../session/session.tsx'
import { useSignOut } from '../session/use-sign-out.ts'
import { useStatus } from '../session/use-status.ts'
import { Avatar } from '../ui/avatar.tsx'
import classes from './shell.module.css'

const schemes = [
  { name: 'light', icon: IconSun },
  { name: 'dark', icon: IconMoon },
  { name: 'auto', icon: IconDeviceDesktop },
] as const

/** Who is signed in, and what concerns only them: there or away, language, light or dark, sign out. */
export function UserMenu() {
  const { t, i18n } = useTranslation()
  const [, navigate] = useLocation()
  const { user } = useSession()
  const [status, setStatus] = useStatus()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const isThere = status === 'available'
  const tick = <IconCheck size={14} aria-hidden="true" />
  const setLanguage = async (language: string): Promise<void> => {
    chooseLanguage(language)
    await speak(i18n, language)
  }
  return (
    <Menu position="right-end" width={232}>
      <Menu.Target>
        <button type="button" className={`${classes.item} ${classes.me}`} aria-label={t('nav.me', { name: user.name })}>
          <Avatar name={user.name} state={status} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <b>{user.name}</b>
          <span>{user.email}</span>
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={isThere ? <IconZzz size={16} /> : <IconCircleCheck size={16} />}
          onClick={() => setStatus(isThere ? 'away' : 'available')}
        >
          {t(isThere ? 'nav.setAway' : 'nav.setAvailable')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => navigate('/settings/profile')}>
          {t('nav.profile')}
        </Menu.Item>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconLanguage size={16} />}>{t('nav.language')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {Object.entries(languages).map(([tag, name]) => (
              <Menu.Item
                key={tag}
                lang={tag}
                rightSection={i18n.language === tag ? tick : null}
                aria-current={i18n.language === tag || undefined}
                onClick={() => void setLanguage(tag)}
              >
                {name}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconSun size={16} />}>{t('nav.scheme.label')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {schemes.map(({ name, icon: Sign }) => (
              <Menu.Item
                key={name}
                leftSection={<Sign size={16} />}
                rightSection={colorScheme === name ? tick : null}
                aria-current={colorScheme === name || undefined}
                onClick={() => setColorScheme(name)}
              >
                {t(`nav.scheme.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate({})}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
