import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { useAct } from '../../api/use-act.ts'
import { EditPanel } from '../../ui/edit-panel.tsx'
import { idOf } from '../id-of.ts'
import { HolidaysField } from './holidays-field.tsx'
import { faultOf, formOf, type Schedule, scheduleOf, usualHours } from './schedule-form.ts'
import { WeekField } from './week-field.tsx'

interface HoursPanelProps {
  /** Empty: new ones. */
  readonly id: string
  readonly hours: Readonly<Record<string, Schedule>>
  readonly kept: Answer<'GET /api/availability'>
  /** They are kept, under this id. */
  onSaved?(id: string): void
  onClose(): void
}

const zones = Intl.supportedValuesOf('timeZone')

/** One set of hours: a name, the zone, the week, and days on which all of it is off. */
export function HoursPanel({ id, hours, kept, onSaved, onClose }: HoursPanelProps) {
  const { t } = useTranslation()
  const save = useAct('PUT /api/availability', ['GET /api/availability'])
  const [name, setName] = useState('')
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [form, setForm] = useState(() => (hours[id] ? formOf(hours[id]) : usualHours(own)))
  const [isTried, setTried] = useState(false)
  const newId = idOf(name, Object.keys(hours), 'hours')
  const isNameless = !id && !name.trim()
  const send = (): void => {
    setTried(true)
    if (isNameless || form.days.flat().some(stretch => faultOf(stretch))) return
    save.mutate(
      { body: { revision: kept.revision, agents: kept.agents, hours: { ...hours, [id || newId]: scheduleOf(form) } } },
      {
        onSuccess: () => {
          onSaved?.(id || newId)
          onClose()
        },
      },
    )
  }
  return (
    <EditPanel
      title={id || t('hours.add')}
      isOpen
      isBusy={save.isPending}
      error={save.error}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {!id && (
        <TextInput
          label={t('signIn.name')}
          description={t('app.idHelp', { id: newId })}
          value={name}
          error={isTried && isNameless ? t('signIn.nameNeeded') : undefined}
          data-autofocus
          onChange={event => setName(event.currentTarget.value)}
        />
      )}
      <Select
        label={t('hours.zone')}
        data={zones.includes(form.tz) ? zones : [form.tz, ...zones]}
        value={form.tz}
        searchable
        limit={100}
        nothingFoundMessage={t('app.nothingFound')}
        onChange={tz => setForm({ ...form, tz: tz ?? form.tz })}
      />
      <WeekField days={form.days} isTried={isTried} onChange={days => setForm({ ...form, days })} />
      <HolidaysField days={form.holidays} onChange={holidays => setForm({ ...form, holidays })} />
    </EditPanel>
  )
}
