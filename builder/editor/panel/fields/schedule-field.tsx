import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HolidaysField } from '../../../settings/hours/holidays-field.tsx'
import { formOf, type HoursForm, readSchedule, scheduleOf, usualHours } from '../../../settings/hours/schedule-form.ts'
import { WeekField } from '../../../settings/hours/week-field.tsx'
import { FieldBox } from '../field-box.tsx'
import type { FieldProps } from '../field-props.ts'
import { fieldId } from '../form-context.tsx'
import panel from '../panel.module.css'
import classes from './fields.module.css'

const zones = Intl.supportedValuesOf('timeZone')

/** Opening hours of its own: zone, week, holidays. */
export function ScheduleField({ owner, path, value, label, help, error, isReadOnly, change, leave }: FieldProps) {
  const { t } = useTranslation()
  const schedule = readSchedule(value)
  const id = fieldId(owner, path)
  const write = (form: HoursForm): void => change(scheduleOf(form))
  const put = (form: HoursForm): void => {
    write(form)
    leave()
  }
  if (!schedule)
    return (
      <FieldBox id={id} label={label} help={help} error={error}>
        {value !== undefined && <pre className={panel.raw}>{JSON.stringify(value, undefined, 2)}</pre>}
        {!isReadOnly && value === undefined && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
            onClick={() => put(usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone))}
          >
            {t('hours.add')}
          </Button>
        )}
      </FieldBox>
    )
  const form = formOf(schedule)
  return (
    <FieldBox id={id} label={label} help={help} error={error}>
      {/* Nothing in it can be changed while it is only read. */}
      <fieldset className={classes.schedule} disabled={isReadOnly} onBlur={leave}>
        <Select
          label={t('hours.zone')}
          data={zones.includes(form.tz) ? zones : [form.tz, ...zones]}
          value={form.tz}
          searchable
          limit={100}
          readOnly={isReadOnly}
          nothingFoundMessage={t('app.nothingFound')}
          onChange={tz => put({ ...form, tz: tz ?? form.tz })}
        />
        <WeekField days={form.days} isTried onChange={days => write({ ...form, days })} />
        <HolidaysField days={form.holidays} onChange={holidays => put({ ...form, holidays })} />
      </fieldset>
    </FieldBox>
  )
}
