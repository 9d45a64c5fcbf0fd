import { IconShieldQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/session.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { useThreadState } from '../inbox-context.tsx'
import { useNow } from '../parts/use-now.ts'
import { useTimes } from '../parts/use-times.ts'
import type { Stream } from '../state/stream.ts'
import type { OpenMenu } from '../thread-menu.ts'
import { useVisitorName } from '../use-visitor-name.ts'
import { ConsentSection } from './consent-section.tsx'
import { FactsSection } from './facts-section.tsx'
import { FlowSection } from './flow-section.tsx'
import { LabelsSection } from './labels-section.tsx'
import { LinkContactForm } from './link-contact-form.tsx'
import { PageSection } from './page-section.tsx'
import { PreviousSection } from './previous-section.tsx'
import classes from './side.module.css'
import { TicketsSection } from './tickets-section.tsx'

const isDecision = (entry: Stream['entries'][number]): boolean =>
  entry.type === 'recorded' && (entry.kind === 'consent' || entry.kind === 'subscription')

interface SidePanelProps {
  readonly menu: OpenMenu
  onMenu(menu: OpenMenu): void
}

/** What is known beside the conversation: the person, where they are, the flow and why, tickets, before this, consent. */
export function SidePanel({ menu, onMenu }: SidePanelProps) {
  const { t } = useTranslation()
  const state = useThreadState()
  const name = useVisitorName(state)
  const times = useTimes()
  const now = useNow()
  const mayChange = useMay('contacts:write')
  const maySeeContacts = useMay('contacts:read')
  const [isEditing, setEditing] = useState(false)
  if (!state?.conversation || !state.about) return <aside className={classes.panel} aria-label={t('inbox.side.label')} />
  const { conversation, about } = state
  const isUnverified = about.contact?.trust === 'unverified'
  return (
    <aside className={classes.panel} aria-label={t('inbox.side.label')}>
      <div className={classes.head}>
        <Avatar who="visitor" name={name} size="lg" />
        <div className={classes.who}>
          <div className={classes.nameRow}>
            <h2 className={classes.name} title={name}>
              <bdi>{name}</bdi>
            </h2>
            {isUnverified && (
              <Badge tone="warn" icon={IconShieldQuestion}>
                {t('inbox.side.unverified')}
              </Badge>
            )}
          </div>
          <div className={classes.sub}>
            {t('inbox.side.timeThere', { time: times.clockIn(now, conversation.tz), tz: cityOf() })}
          </div>
        </div>
      </div>
      {menu === 'contact' ? (
        <LinkContactForm conversation={conversation.id} onDone={() => onMenu(undefined)} />
      ) : (
        <FactsSection
          key={conversation.id}
          about={about}
          mayChange={mayChange}
          isEditing={isEditing}
          onEdit={setEditing}
          onLink={() => onMenu('contact')}
        />
      )}
      <PageSection conversation={conversation} />
      <FlowSection key={`flow ${conversation.id}`} conversation={conversation} />
      {maySeeContacts && <TicketsSection conversation={conversation.id} mayChange={mayChange} />}
      <LabelsSection
        conversation={conversation}
        isEditing={menu === 'label'}
        onEdit={isOn => onMenu(isOn ? 'label' : undefined)}
      />
      <PreviousSection about={about} />
      <ConsentSection
        key={`consent ${conversation.id}`}
        conversation={conversation.id}
        decided={state.stream.entries.filter(isDecision).length}
      />
    </aside>
  )

  function cityOf(): string {
    return conversation.tz.split('/').at(-1)?.replaceAll('_', ' ') ?? conversation.tz
  }
}
