import { Button, Group, Select, TextInput } from '@mantine/core'
import { IconTicket } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketView } from '../../../runtime/api/contract.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { useNames } from '../parts/use-names.ts'
import { Section } from './section.tsx'
import classes from './side.module.css'

const statuses = ['new', 'waiting-on-contact', 'waiting-on-us', 'closed'] as const

interface TicketsSectionProps {
  readonly conversation: string
  readonly mayChange: boolean
}

/** Follow-up work of this conversation: what there is, its status, and a new one. */
export function TicketsSection({ conversation, mayChange }: TicketsSectionProps) {
  const { t } = useTranslation()
  const { data } = useAnswer('GET /api/tickets', { query: { conversation } })
  const [isAdding, setAdding] = useState(false)
  const tickets = data?.tickets ?? []
  return (
    <Section
      title={t('inbox.tickets.title')}
      action={
        mayChange &&
        !isAdding && (
          <Button variant="subtle" size="compact-xs" onClick={() => setAdding(true)}>
            {t('inbox.tickets.add')}
          </Button>
        )
      }
    >
      {tickets.map(ticket => (
        <Ticket key={ticket.id} ticket={ticket} mayChange={mayChange} />
      ))}
      {isAdding && <TicketForm conversation={conversation} onDone={() => setAdding(false)} />}
      {tickets.length === 0 && !isAdding && <p className={classes.quiet}>{t('inbox.tickets.none')}</p>}
    </Section>
  )
}

function Ticket({ ticket, mayChange }: { readonly ticket: TicketView; readonly mayChange: boolean }) {
  const { t } = useTranslation()
  const names = useNames()
  const change = useAct('PATCH /api/tickets/:id', ['GET /api/tickets'])
  const about = [
    t(`inbox.tickets.priority.${ticket.priority}`),
    ticket.owner === undefined ? t('inbox.tickets.nobody') : names.user(ticket.owner),
  ]
  const status = t(`inbox.tickets.status.${ticket.status}`)
  return (
    <>
      <div className={classes.ticket}>
        <div>
          <div className={classes.ticketName} title={ticket.subject}>
            {ticket.subject}
          </div>
          <div className={classes.quiet}>{about.join(', ')}</div>
        </div>
        {mayChange ? (
          <Select
            w={124}
            size="xs"
            aria-label={t('inbox.tickets.statusOf', { subject: ticket.subject })}
            data={statuses.map(value => ({ value, label: t(`inbox.tickets.status.${value}`) }))}
            value={ticket.status}
            onChange={value => {
              const next = statuses.find(one => one === value)
              if (next) change.mutate({ params: { id: ticket.id }, body: { revision: ticket.revision, status: next } })
            }}
          />
        ) : (
          <Badge tone="info" icon={IconTicket}>
            {status}
          </Badge>
        )}
      </div>
      <ErrorNote error={change.error} />
    </>
  )
}

function TicketForm({ conversation, onDone }: { readonly conversation: string; onDone(): void }) {
  const { t } = useTranslation()
  const [subject, setSubject] = useState('')
  const add = useAct('POST /api/tickets', ['GET /api/tickets'])
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        if (subject.trim()) add.mutate({ body: { subject: subject.trim(), conversation } }, { onSuccess: onDone })
      }}
    >
      <TextInput
        label={t('inbox.tickets.subject')}
        autoFocus
        maxLength={300}
        value={subject}
        onChange={event => setSubject(event.currentTarget.value)}
      />
      <ErrorNote error={add.error} />
      <Group gap="sm">
        <Button type="submit" size="xs" loading={add.isPending}>
          {t('inbox.tickets.create')}
        </Button>
        <Button variant="default" size="xs" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </Group>
    </form>
  )
}
