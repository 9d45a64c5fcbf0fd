import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'
import { BrowserPreferences } from './browser-preferences.tsx'
import { Devices } from './devices.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'

/** What concerns only oneself. */
export function ProfilePage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('settings.sections.profile')} lead={t('profile.lead')} />
      <NameForm />
      <BrowserPreferences />
      <PasswordForm />
      <Devices />
    </>
  )
}
