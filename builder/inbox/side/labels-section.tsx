import { Button, TagsInput } from '@mantine/core'
import { IconTag } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamConversation } from '../../../runtime/api/contract.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { Badge } from '../../ui/badge.tsx'
import { useActs } from '../use-acts.ts'
import { Section } from './section.tsx'
import classes from './side.module.css'

interface LabelsSectionProps {
  readonly conversation: TeamConversation
  readonly isEditing: boolean
  onEdit(isEditing: boolean): void
}

/** Labels, and the way to put on and take off. */
export function LabelsSection({ conversation, isEditing, onEdit }: LabelsSectionProps) {
  const { t } = useTranslation()
  const act = useActs()
  const mayChange = useMay('conversations:write')
  const { data } = useAnswerWhen(isEditing, 'GET /api/labels')
  const { labels } = conversation
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isEditing) field.current?.focus()
  }, [isEditing])
  const change = (next: readonly string[]): void => {
    const add = next.filter(label => !labels.includes(label))
    const remove = labels.filter(label => !next.includes(label))
    if (add.length + remove.length > 0)
      void act('POST /api/conversations/:id/labels', { params: { id: conversation.id }, body: { add, remove } })
  }
  return (
    <Section
      title={t('inbox.labels.title')}
      action={
        mayChange && (
          <Button variant="subtle" size="compact-xs" onClick={() => onEdit(!isEditing)}>
            {isEditing ? t('inbox.labels.done') : t('inbox.labels.change')}
          </Button>
        )
      }
    >
      {isEditing ? (
        <TagsInput
          aria-label={t('inbox.labels.title')}
          placeholder={t('inbox.labels.placeholder')}
          ref={field}
          data={data?.labels.map(({ name }) => name) ?? []}
          value={[...labels]}
          maxTags={50}
          acceptValueOnBlur={false}
          onChange={next => change(next.map(label => label.trim().slice(0, 60)).filter(Boolean))}
          onKeyDown={event => {
            if (event.key === 'Escape') onEdit(false)
          }}
        />
      ) : labels.length === 0 ? (
        <p className={classes.quiet}>{t('inbox.labels.none')}</p>
      ) : (
        <ul style={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
          {labels.map(label => (
            <li key={label}>
              <Badge icon={IconTag}>{label}</Badge>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
