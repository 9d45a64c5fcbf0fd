import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../api/routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { ErrorNote } from '../../ui/note.tsx'
import { useInbox } from '../inbox-context.tsx'
import { propertyName } from '../state/property-name.ts'
import classes from './side.module.css'

interface EditContactFormProps {
  readonly contact: string
  readonly known: Answer<'GET /api/conversations/:id'>['known']
  onDone(): void
}

/** Changes what is kept of a contact: address, name, and the texts known of them. */
export function EditContactForm({ contact, known, onDone }: EditContactFormProps) {
  const { t } = useTranslation()
  const { thread } = useInbox()
  const { data, error } = useAnswer('GET /api/contacts/:id', { params: { id: contact } })
  const save = useAct('PATCH /api/contacts/:id', ['GET /api/contacts/:id'])
  const texts = known.flatMap(({ name, value }) =>
    typeof value === 'string' && name !== 'email' && name !== 'name' ? [[name, value] as const] : [],
  )
  const [values, setValues] = useState<Readonly<Record<string, string>>>(Object.fromEntries(texts))
  const [email, setEmail] = useState<string>()
  const [name, setName] = useState<string>()
  if (!data) return <ErrorNote error={error} />
  const submit = (): void => {
    const changed = Object.entries(values).filter(([key, value]) => texts.some(([one, was]) => one === key && was !== value))
    save.mutate(
      {
        params: { id: contact },
        body: {
          revision: data.revision,
          ...(email === undefined ? {} : { email: email.trim() || null }),
          ...(name === undefined ? {} : { name: name.trim() || null }),
          ...(changed.length > 0 ? { properties: Object.fromEntries(changed.map(([key, value]) => [key, value || null])) } : {}),
        },
      },
      {
        onSuccess: () => {
          thread.get()?.refresh()
          onDone()
        },
      },
    )
  }
  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <TextInput
        label={t('inbox.facts.names.email')}
        type="email"
        value={email ?? data.email ?? ''}
        onChange={event => setEmail(event.currentTarget.value)}
      />
      <TextInput
        label={t('inbox.facts.names.name')}
        data-autofocus
        value={name ?? data.name ?? ''}
        onChange={event => setName(event.currentTarget.value)}
      />
      {texts.map(([key]) => (
        <TextInput
          key={key}
          label={propertyName(key)}
          value={values[key] ?? ''}
          onChange={event => setValues({ ...values, [key]: event.currentTarget.value })}
        />
      ))}
      <ErrorNote error={save.error} />
      <Group gap="sm">
        <Button type="submit" size="xs" loading={save.isPending}>
          {t('app.save')}
        </Button>
        <Button variant="default" size="xs" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </Group>
    </form>
  )
}
