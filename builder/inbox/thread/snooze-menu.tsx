import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconCalendar, IconClock, IconMoonStars, IconSun } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInbox } from '../inbox-context.tsx'
import { useTimes } from '../parts/use-times.ts'
import { type SnoozeChoice, snoozeUntil } from '../state/snooze-times.ts'
import { useActs } from '../use-acts.ts'
import classes from './menus.module.css'

interface SnoozeMenuProps {
  readonly conversation: string
  readonly opened: boolean
  readonly isAllowed: boolean
  onChange(opened: boolean): void
}

const choices = [
  ['hour', IconClock],
  ['tomorrow', IconSun],
  ['week', IconCalendar],
] as const

/** Puts a conversation away until a time; a line of the visitor brings it back before. */
export function SnoozeMenu({ conversation, opened, isAllowed, onChange }: SnoozeMenuProps) {
  const { t } = useTranslation()
  return (
    <Popover opened={opened} onChange={onChange} position="bottom-end" width={272} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('inbox.snooze.open')} disabled={opened}>
          <ActionIcon disabled={!isAllowed} aria-label={t('inbox.snooze.open')} onClick={() => onChange(!opened)}>
            <IconMoonStars size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={t('inbox.snooze.until')}>
        {opened && <Choices conversation={conversation} onDone={() => onChange(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Choices({ conversation, onDone }: { readonly conversation: string; onDone(): void }) {
  const { t } = useTranslation()
  const { clock } = useInbox()
  const times = useTimes()
  const act = useActs()
  const [own, setOwn] = useState('')
  const now = clock.now()
  const isPast = own !== '' && !(Date.parse(own) > now)
  const snooze = (until: number): void => {
    const body = { until: new Date(until).toISOString() }
    void act('POST /api/conversations/:id/snooze', { params: { id: conversation }, body })
    onDone()
  }
  return (
    <>
      {choices.map(([choice, Sign]) => {
        const until = snoozeUntil(choice, now)
        // On a Sunday, next week begins tomorrow.
        if (choice === 'week' && until === snoozeUntil('tomorrow', now)) return null
        return (
          <Button
            key={choice}
            variant="subtle"
            color="gray"
            c="var(--text)"
            fullWidth
            justify="space-between"
            leftSection={<Sign size={16} stroke={1.75} />}
            rightSection={<span className={classes.hint}>{hintOf(choice, until)}</span>}
            classNames={{ label: classes.name ?? '' }}
            onClick={() => snooze(until)}
          >
            {t(`inbox.snooze.${choice}`)}
          </Button>
        )
      })}
      <form
        className={classes.own}
        onSubmit={event => {
          event.preventDefault()
          if (own && !isPast) snooze(Date.parse(own))
        }}
      >
        <TextInput
          type="datetime-local"
          label={t('inbox.snooze.own')}
          value={own}
          error={isPast ? t('inbox.snooze.past') : undefined}
          onChange={event => setOwn(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" size="xs">
          {t('inbox.snooze.set')}
        </Button>
      </form>
    </>
  )

  function hintOf(choice: SnoozeChoice, until: number): string {
    return choice === 'hour' ? times.clock(until) : `${times.short(until, now)}, ${times.clock(until)}`
  }
}
