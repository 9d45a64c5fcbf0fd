import { Button, Group, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { useAct } from '../../api/use-act.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { useInbox } from '../inbox-context.tsx'
import { propertyName } from '../state/property-name.ts'
import { EditContactForm } from './edit-contact-form.tsx'
import { Section } from './section.tsx'
import classes from './side.module.css'

type About = Answer<'GET /api/conversations/:id'>

interface FactsSectionProps {
  readonly about: About
  readonly mayChange: boolean
  readonly isEditing: boolean
  onEdit(isEditing: boolean): void
  onLink(): void
}

/** What is known of somebody, and how: said here, kept, or proved. */
export function FactsSection({ about, mayChange, isEditing, onEdit, onLink }: FactsSectionProps) {
  const { t } = useTranslation()
  const { thread } = useInbox()
  const confirm = useAct('POST /api/conversations/:id/contact/confirm', ['GET /api/contacts/:id'])
  const { contact, known, conversation } = about
  // What somebody says of themselves and is kept already is one thing.
  const isNews = ({ name, value, how }: About['known'][number]): boolean =>
    how !== 'said' || !known.some(kept => kept.how !== 'said' && kept.name === name && wordsOf(kept.value) === wordsOf(value))
  const edit = contact ? t('inbox.facts.edit') : t('inbox.facts.addEmail')
  return (
    <Section
      title={t('inbox.facts.title')}
      action={
        mayChange &&
        !isEditing && (
          <Button variant="subtle" size="compact-xs" onClick={() => (contact ? onEdit(true) : onLink())}>
            {edit}
          </Button>
        )
      }
    >
      {isEditing && contact ? (
        <EditContactForm contact={contact.id} known={known} onDone={() => onEdit(false)} />
      ) : (
        <>
          {known.length === 0 && <p className={classes.quiet}>{t('inbox.facts.nothing')}</p>}
          <dl>
            {known.filter(isNews).map(({ name, value, how }) => (
              <div key={`${name}${how}`} className={classes.fact}>
                <dt title={nameOf(name)}>{nameOf(name)}</dt>
                <dd>
                  <bdi className={classes.value} title={wordsOf(value)}>
                    {wordsOf(value)}
                  </bdi>
                  <span className={classes.how} data-how={how} title={t(`inbox.facts.about.${how}`)}>
                    {t(`inbox.facts.${how}`)}
                  </span>
                </dd>
              </div>
            ))}
          </dl>
          {contact?.trust === 'unverified' && mayChange && (
            <Stack gap="sm" mt="sm">
              <p className={classes.quiet}>{t('inbox.facts.unverifiedHint', { email: contact.email })}</p>
              <ErrorNote error={confirm.error} />
              <Group gap="sm">
                <Button
                  variant="default"
                  size="xs"
                  loading={confirm.isPending}
                  onClick={() =>
                    confirm.mutate({ params: { id: conversation.id } }, { onSuccess: () => thread.get()?.refresh() })
                  }
                >
                  {t('inbox.facts.confirm')}
                </Button>
                <Button variant="subtle" size="xs" onClick={onLink}>
                  {t('inbox.facts.other')}
                </Button>
              </Group>
            </Stack>
          )}
        </>
      )}
    </Section>
  )

  function nameOf(name: string): string {
    const usual = usualNames.find(known => known === name)
    return usual ? t(`inbox.facts.names.${usual}`) : propertyName(name)
  }
}

const usualNames = ['email', 'name', 'firstName', 'lastName', 'phone', 'company', 'language', 'city', 'country'] as const

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ')
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
