import { Popover, Select, Switch, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDocument, useSeen } from '../editor-context.tsx'
import { ContactFields } from './contact-fields.tsx'
import { EventForm } from './event-form.tsx'
import classes from './preview.module.css'
import { useTry } from './try-context.tsx'
import { usePreview, usePreviewed } from './use-preview.ts'

/** Who talks in the preview, from where, and who is there to answer: all of it pretended. */
export function VisitorMenu() {
  const { t, i18n } = useTranslation()
  const preview = usePreview()
  const attempt = useTry()
  const pretended = usePreviewed(context => context.pretended)
  const languages = useDocument(({ settings }) => settings.languages)
  const usual = useSeen(seen => seen.language)
  const [url, setUrl] = useState<string>()
  const tongue = new Intl.DisplayNames(i18n.language === 'xx' ? 'en' : i18n.language, { type: 'language' })
  const language = pretended.language ?? usual
  const who =
    pretended.contact?.['firstName'] ||
    pretended.contact?.['email'] ||
    t(`editor.preview.visitor.${pretended.contact ? 'known' : 'new'}`)
  const hours = pretended.open === null ? 'real' : pretended.open ? 'open' : 'closed'
  const goTo = (): void => {
    const address = url?.trim()
    if (address === undefined || address === (pretended.url ?? '')) return
    attempt(preview.pretend({ url: address === '' ? undefined : /^https?:/.test(address) ? address : `https://${address}` }))
  }
  return (
    <Popover position="top-end" width={300} trapFocus shadow="md" withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.visitor}
          aria-label={t('editor.preview.visitor.label', { who, language: tongue.of(language) })}
        >
          <span>{t('editor.preview.visitor.short', { who, language: tongue.of(language) })}</span>
          <IconChevronDown size={14} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.menu}>
        <ContactFields contact={pretended.contact} write={contact => attempt(preview.pretend({ contact }))} />
        <Select
          size="xs"
          label={t('editor.preview.visitor.language')}
          description={t('editor.preview.visitor.again')}
          data={languages.map(value => ({ value, label: tongue.of(value) ?? value }))}
          value={language}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={value => value && value !== language && attempt(preview.pretend({ language: value }))}
        />
        <TextInput
          size="xs"
          label={t('editor.preview.visitor.page')}
          description={t('editor.preview.visitor.again')}
          placeholder="https://www.example.com/pricing"
          value={url ?? pretended.url ?? ''}
          onChange={event => setUrl(event.currentTarget.value)}
          onBlur={goTo}
          onKeyDown={event => event.key === 'Enter' && goTo()}
        />
        <Select
          size="xs"
          label={t('editor.preview.visitor.hours')}
          data={(['real', 'open', 'closed'] as const).map(value => ({
            value,
            label: t(`editor.preview.visitor.hoursAre.${value}`),
          }))}
          value={hours}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
          onChange={value => attempt(preview.pretend({ open: value === 'real' ? null : value === 'open' }))}
        />
        <Switch
          label={t('editor.preview.visitor.available')}
          checked={pretended.available}
          onChange={event => attempt(preview.pretend({ available: event.currentTarget.checked }))}
        />
        <Switch
          label={t('editor.preview.visitor.away')}
          checked={pretended.away}
          onChange={event => attempt(preview.pretend({ away: event.currentTarget.checked }))}
        />
        <EventForm />
      </Popover.Dropdown>
    </Popover>
  )
}
