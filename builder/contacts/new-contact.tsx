import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAct } from '../api/use-act.ts'
import { isEmail } from '../ui/is-email.ts'
import { ErrorNote } from '../ui/note.tsx'
import classes from './contacts.module.css'

/** Asks for a name and an address, and opens the new contact. */
export function NewContact({ isOpen, close }: { readonly isOpen: boolean; close(): void }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const add = useAct('POST /api/contacts', ['GET /api/contacts'])
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [isTried, setIsTried] = useState(false)
  const isWrong = !isEmail(email)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (isWrong || add.isPending) return
    const body = { email: email.trim(), properties: {}, ...(name.trim() ? { name: name.trim() } : {}) }
    add.mutate({ body }, { onSuccess: contact => go(`/contacts/${contact.id}`) })
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('contacts.new.title')}
      closeButtonProps={{ 'aria-label': t('contacts.close') }}
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('contacts.email')}
          type="email"
          value={email}
          maxLength={254}
          onChange={event => setEmail(event.currentTarget.value)}
          error={isTried && isWrong && t('contacts.new.emailWrong')}
        />
        <TextInput
          label={t('contacts.name')}
          description={t('contacts.new.nameHelp')}
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
        />
        <ErrorNote error={add.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {t('contacts.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('contacts.new.add')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
