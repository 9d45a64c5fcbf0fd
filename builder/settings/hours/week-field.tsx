import { ActionIcon, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './hours.module.css'
import { faultOf, type Stretch, timeOf } from './schedule-form.ts'
import { useWeekdays } from './use-weekdays.ts'

interface WeekFieldProps {
  readonly days: readonly (readonly Stretch[])[]
  /** Somebody has tried to save: say what is wrong. */
  readonly isTried: boolean
  onChange(days: readonly (readonly Stretch[])[]): void
}

/** A week, a line for each day, as many stretches in it as there are. */
export function WeekField({ days, isTried, onChange }: WeekFieldProps) {
  const { t } = useTranslation()
  const { long } = useWeekdays()
  const set = (day: number, stretches: readonly Stretch[]): void =>
    onChange(days.map((before, at) => (at === day ? stretches : before)))
  return (
    <Input.Wrapper label={t('hours.week')} description={t('hours.weekHelp')} labelElement="div">
      <div className={classes.week}>
        {days.map((stretches, day) => {
          const name = long[day] ?? ''
          return (
            <fieldset key={name}>
              <legend>{name}</legend>
              <div className={classes.stretches}>
                {stretches.length === 0 && <span className={classes.closed}>{t('hours.closed')}</span>}
                {stretches.map((stretch, at) => (
                  <Line
                    // biome-ignore lint/suspicious/noArrayIndexKey: two stretches of a day may be alike while they are written
                    key={at}
                    day={name}
                    stretch={stretch}
                    isTried={isTried}
                    onChange={next =>
                      set(
                        day,
                        stretches.map((before, index) => (index === at ? next : before)),
                      )
                    }
                    onDrop={() =>
                      set(
                        day,
                        stretches.filter((_, index) => index !== at),
                      )
                    }
                  />
                ))}
              </div>
              <ActionIcon
                aria-label={t('hours.addTo', { day: name })}
                onClick={() => set(day, [...stretches, nextAfter(stretches.at(-1))])}
              >
                <IconPlus size={16} stroke={1.75} aria-hidden="true" />
              </ActionIcon>
            </fieldset>
          )
        })}
      </div>
    </Input.Wrapper>
  )
}

interface LineProps {
  readonly day: string
  readonly stretch: Stretch
  readonly isTried: boolean
  onChange(stretch: Stretch): void
  onDrop(): void
}

function Line({ day, stretch, isTried, onChange, onDrop }: LineProps) {
  const { t } = useTranslation()
  const fault = isTried ? faultOf(stretch) : undefined
  return (
    <div className={classes.stretch}>
      <TextInput
        inputMode="numeric"
        maxLength={5}
        aria-label={t('hours.fromOf', { day })}
        value={stretch.from}
        error={fault !== undefined}
        onChange={event => onChange({ ...stretch, from: event.currentTarget.value })}
        onBlur={() => onChange({ ...stretch, from: timeOf(stretch.from) })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        inputMode="numeric"
        maxLength={5}
        aria-label={t('hours.toOf', { day })}
        value={stretch.to}
        error={fault !== undefined}
        onChange={event => onChange({ ...stretch, to: event.currentTarget.value })}
        onBlur={() => onChange({ ...stretch, to: timeOf(stretch.to) })}
      />
      <ActionIcon aria-label={t('hours.drop', { day })} onClick={onDrop}>
        <IconX size={16} stroke={1.75} aria-hidden="true" />
      </ActionIcon>
      {fault && (
        <span className={classes.fault} role="alert">
          {t(`hours.fault.${fault}`)}
        </span>
      )}
    </div>
  )
}

/** Morning first, then the afternoon. */
function nextAfter(before: Stretch | undefined): Stretch {
  return before ? { from: before.to, to: '' } : { from: '09:00', to: '17:30' }
}
