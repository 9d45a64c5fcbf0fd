import { ActionIcon, Button, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './hours.module.css'

interface HolidaysFieldProps {
  /** `2026-12-25`. */
  readonly days: readonly string[]
  onChange(days: readonly string[]): void
}

/** Days on which nothing opens. */
export function HolidaysField({ days, onChange }: HolidaysFieldProps) {
  const { t, i18n } = useTranslation()
  const [day, setDay] = useState('')
  const format = new Intl.DateTimeFormat(i18n.language === 'xx' ? 'en' : i18n.language, { dateStyle: 'medium', timeZone: 'UTC' })
  const add = (): void => {
    if (!day) return
    onChange([...new Set([...days, day])].sort())
    setDay('')
  }
  return (
    <Input.Wrapper label={t('hours.holidays')} description={t('hours.holidaysHelp')} labelElement="div">
      <div className={classes.holidays}>
        {days.map(date => {
          const words = format.format(Date.parse(date))
          return (
            <span key={date} className={classes.holiday}>
              {words}
              <ActionIcon
                size={24}
                aria-label={t('hours.dropHoliday', { day: words })}
                onClick={() => onChange(days.filter(other => other !== date))}
              >
                <IconX size={14} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            </span>
          )
        })}
      </div>
      <div className={classes.addHoliday}>
        <TextInput
          type="date"
          aria-label={t('hours.holiday')}
          value={day}
          onChange={event => setDay(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            add()
          }}
        />
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} />} onClick={add}>
          {t('hours.addHoliday')}
        </Button>
      </div>
    </Input.Wrapper>
  )
}
