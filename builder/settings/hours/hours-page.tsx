import { Button } from '@mantine/core'
import { IconCalendarOff, IconClockHour4, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { formOf, readSchedule, type Schedule } from './schedule-form.ts'
import { useWeekdays } from './use-weekdays.ts'

type Kept = Answer<'GET /api/availability'>

/** When the house is open: several sets of hours, each with its zone and holidays. */
export function HoursPage() {
  const { t } = useTranslation()
  const availability = useAnswer('GET /api/availability')
  const save = useAct('PUT /api/availability', ['GET /api/availability'])
  const [edited, setEdited] = useState<string>()
  const [removed, setRemoved] = useState<string>()
  const hours = schedulesIn(availability.data)
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setEdited('')}>
      {t('hours.add')}
    </Button>
  )
  const drop = (kept: Kept, id: string): void => {
    const left = Object.fromEntries(Object.entries(schedulesIn(kept)).filter(([other]) => other !== id))
    save.mutate(
      { body: { revision: kept.revision, agents: kept.agents, hours: left } },
      { onSuccess: () => setRemoved(undefined) },
    )
  }
  return (
    <>
      <PageHeader
        title={t('settings.sections.hours')}
        lead={t('hours.lead')}
        action={Object.keys(hours).length > 0 ? add : null}
      />
      <Card isList>
        <Loaded query={availability}>
          {() =>
            Object.keys(hours).length === 0 ? (
              <EmptyState icon={IconClockHour4} title={t('hours.empty.title')} action={add}>
                {t('hours.empty.body')}
              </EmptyState>
            ) : (
              <ul className={page.rows}>
                {Object.entries(hours).map(([id, schedule]) => (
                  <HoursRow key={id} id={id} schedule={schedule} onEdit={() => setEdited(id)} onDelete={() => setRemoved(id)} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {edited !== undefined && availability.data && (
        <HoursPanel key={edited} id={edited} hours={hours} kept={availability.data} onClose={() => setEdited(undefined)} />
      )}
      <ConfirmDialog
        title={t('hours.delete.title', { name: removed ?? '' })}
        confirm={t('app.delete')}
        isOpen={removed !== undefined}
        isBusy={save.isPending}
        error={save.error}
        onClose={() => {
          setRemoved(undefined)
          save.reset()
        }}
        onConfirm={() => {
          if (removed !== undefined && availability.data) drop(availability.data, removed)
        }}
      >
        {t('hours.delete.body')}
      </ConfirmDialog>
    </>
  )
}

interface HoursRowProps {
  readonly id: string
  readonly schedule: Schedule
  onEdit(): void
  onDelete(): void
}

function HoursRow({ id, schedule, onEdit, onDelete }: HoursRowProps) {
  const { t } = useTranslation()
  const { short } = useWeekdays()
  return (
    <li>
      <div className={page.cell}>
        <div className={page.nameLine}>
          <span className={page.name}>{id}</span>
          <span className={page.meta}>{schedule.tz}</span>
        </div>
        <div className={`${page.meta} ${page.wrap}`}>{weekInWords(schedule, short) || t('hours.neverOpen')}</div>
      </div>
      {schedule.holidays.length > 0 && (
        <Badge icon={IconCalendarOff}>{t('hours.holidaysCount', { count: schedule.holidays.length })}</Badge>
      )}
      <RowMenu
        label={t('app.menuOf', { name: id })}
        acts={[
          { id: 'edit', label: t('app.edit'), icon: IconPencil, run: onEdit },
          { id: 'delete', label: t('app.delete'), icon: IconTrash, isHarsh: true, run: onDelete },
        ]}
      />
    </li>
  )
}

function schedulesIn(kept: Kept | undefined): Readonly<Record<string, Schedule>> {
  return Object.fromEntries(
    Object.entries(kept?.hours ?? {}).flatMap(([id, value]) => {
      const schedule = readSchedule(value)
      return schedule ? [[id, schedule]] : []
    }),
  )
}

/** `Mon–Fri 09:00–17:30, Sat 10:00–14:00`: neighbours that are alike stand together. */
function weekInWords(schedule: Schedule, names: readonly string[]): string {
  const days = formOf(schedule).days.map(stretches => stretches.map(({ from, to }) => `${from}–${to}`).join(' + '))
  const runs: { first: number; last: number; hours: string }[] = []
  for (const [at, hours] of days.entries()) {
    const before = runs.at(-1)
    if (before && before.hours === hours && before.last === at - 1) before.last = at
    else runs.push({ first: at, last: at, hours })
  }
  return runs
    .filter(({ hours }) => hours)
    .map(({ first, last, hours }) => `${names[first]}${last > first ? `–${names[last]}` : ''} ${hours}`)
    .join(', ')
}
