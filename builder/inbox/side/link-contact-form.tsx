import { Button, Group, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { isEmail } from '../../ui/is-email.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { useInbox } from '../inbox-context.tsx'
import { Section } from './section.tsx'
import classes from './side.module.css'

/** Says whose conversation this is: a contact there is, or an address. */
export function LinkContactForm({ conversation, onDone }: { readonly conversation: string; onDone(): void }) {
  const { t } = useTranslation()
  const { thread } = useInbox()
  const [word, setWord] = useState('')
  const [asked] = useDebouncedValue(word.trim(), 250)
  const { data } = useAnswerWhen(asked.length > 1, 'GET /api/contacts', { query: { q: asked, limit: '8' } })
  const link = useAct('PUT /api/conversations/:id/contact', ['GET /api/contacts', 'GET /api/contacts/:id'])
  const isAddress = isEmail(word)
  const send = (body: { email: string } | { contact: string }): void =>
    link.mutate(
      { params: { id: conversation }, body },
      {
        onSuccess: () => {
          thread.get()?.refresh()
          onDone()
        },
      },
    )
  return (
    <Section title={t('inbox.link.title')}>
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          if (isAddress) send({ email: word.trim() })
        }}
      >
        <TextInput
          label={t('inbox.link.label')}
          description={t('inbox.link.help')}
          autoFocus
          value={word}
          onChange={event => setWord(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') onDone()
          }}
        />
        {asked.length > 1 && data && (
          <ul className={classes.found}>
            {data.contacts.map(({ id, name, email }) => (
              <li key={id}>
                <Button
                  variant="subtle"
                  color="gray"
                  fullWidth
                  justify="flex-start"
                  leftSection={<IconUser size={14} stroke={1.75} />}
                  onClick={() => send({ contact: id })}
                >
                  {[name, email].filter(Boolean).join(', ')}
                </Button>
              </li>
            ))}
            {data.contacts.length === 0 && <li className={classes.quiet}>{t('inbox.link.nobody')}</li>}
          </ul>
        )}
        <ErrorNote error={link.error} />
        <Group gap="sm">
          <Button type="submit" size="xs" loading={link.isPending} disabled={!isAddress} title={t('inbox.link.needsAddress')}>
            {t('inbox.link.use')}
          </Button>
          <Button variant="default" size="xs" onClick={onDone}>
            {t('app.cancel')}
          </Button>
        </Group>
      </form>
    </Section>
  )
}
