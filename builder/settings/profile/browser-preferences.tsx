import { Switch } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { ring } from '../../shell/alert-desktop.ts'
import { preferences } from '../../shell/preferences.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import page from '../../ui/page.module.css'

/** How this browser tells one of things. */
export function BrowserPreferences() {
  const { t } = useTranslation()
  const { desktop, sound, keys } = useSyncExternalStore(preferences.listen, preferences.get)
  const [isRefused, setRefused] = useState(false)
  const askDesktop = async (on: boolean): Promise<void> => {
    const isAllowed = on && 'Notification' in globalThis && (await Notification.requestPermission()) === 'granted'
    setRefused(on && !isAllowed)
    preferences.set({ desktop: isAllowed })
  }
  return (
    <Card title={t('profile.browser.title')} lead={t('profile.browser.lead')}>
      <div className={page.form}>
        <Switch
          label={t('profile.browser.desktop')}
          checked={desktop}
          onChange={event => void askDesktop(event.currentTarget.checked)}
        />
        {isRefused && <Note tone="warn">{t('profile.browser.refused')}</Note>}
        <Switch
          label={t('profile.browser.sound')}
          checked={sound}
          onChange={event => {
            const on = event.currentTarget.checked
            preferences.set({ sound: on })
            if (on) ring()
          }}
        />
        <Switch
          label={t('profile.browser.keys')}
          checked={keys}
          onChange={event => preferences.set({ keys: event.currentTarget.checked })}
        />
      </div>
    </Card>
  )
}
