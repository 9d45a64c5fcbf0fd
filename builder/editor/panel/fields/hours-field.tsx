import { Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../../api/use-answer.ts'
import { useMay } from '../../../session/session.tsx'
import { HoursPanel } from '../../../settings/hours/hours-panel.tsx'
import { readSchedule } from '../../../settings/hours/schedule-form.ts'
import type { FieldProps } from '../field-props.ts'
import classes from './fields.module.css'
import { PickField, withUnlisted } from './pick-field.tsx'

/** Opening hours, by name; who may also makes and changes them here. */
export function HoursField(field: FieldProps) {
  const { t } = useTranslation()
  const { data } = useAnswer('GET /api/availability')
  const mayWrite = useMay('availability:write') && !field.isReadOnly
  const [edited, setEdited] = useState<string>()
  const { value, change, leave } = field
  const hours = Object.fromEntries(
    Object.entries(data?.hours ?? {}).flatMap(([id, written]) => {
      const schedule = readSchedule(written)
      return schedule ? [[id, schedule]] : []
    }),
  )
  const options = Object.entries(hours).map(([id, { tz }]) => ({ value: id, label: id, aside: tz }))
  const isKnown = typeof value === 'string' && Object.hasOwn(hours, value)
  return (
    <div className={classes.stack}>
      <PickField
        field={field}
        groups={withUnlisted([{ options }], value, data ? t('editor.pick.gone') : undefined)}
        placeholder={t('editor.pick.choose')}
        whenEmpty={t('hours.empty.title')}
      />
      {mayWrite && data && (
        <div className={classes.acts}>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.75} aria-hidden="true" />}
            onClick={() => setEdited('')}
          >
            {t('editor.pick.addHours')}
          </Button>
          {isKnown && (
            <Button
              variant="subtle"
              size="xs"
              leftSection={<IconPencil size={14} stroke={1.75} aria-hidden="true" />}
              onClick={() => setEdited(value)}
            >
              {t('editor.pick.editHours')}
            </Button>
          )}
        </div>
      )}
      {edited !== undefined && data && (
        <HoursPanel
          key={edited}
          id={edited}
          hours={hours}
          kept={data}
          onSaved={id => {
            if (id === value) return
            change(id)
            leave()
          }}
          onClose={() => setEdited(undefined)}
        />
      )}
    </div>
  )
}
