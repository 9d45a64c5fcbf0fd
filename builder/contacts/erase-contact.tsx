import { Button, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ContactAnswer } from '../../runtime/api/contract.ts'
import type { Answer } from '../api/routes.ts'
import { useAct } from '../api/use-act.ts'
import { ErrorNote, Note } from '../ui/note.tsx'
import classes from './contacts.module.css'

/** Erases for good, after what it is about has been typed; then shows the receipt. */
export function EraseContact({ contact, close }: { readonly contact: ContactAnswer; close(): void }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const erase = useAct('DELETE /api/contacts/:id')
  const [typed, setTyped] = useState('')
  const [receipt, setReceipt] = useState<Answer<'DELETE /api/contacts/:id'>>()
  const word = contact.email ?? contact.name ?? contact.id
  const isSure = typed.trim() === word
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isSure) erase.mutate({ params: { id: contact.id } }, { onSuccess: setReceipt })
  }
  const leave = (): void => (receipt ? go('/contacts') : close())
  return (
    <Modal opened onClose={leave} title={t('contacts.erase.title')} closeButtonProps={{ 'aria-label': t('contacts.close') }}>
      {receipt ? (
        <div className={classes.form}>
          <Note tone="ok">{t('contacts.erase.done', { count: receipt.conversations, files: receipt.files })}</Note>
          <TextInput readOnly label={t('contacts.erase.receipt')} value={receipt.receipt} />
          <div className={classes.buttons}>
            <Button data-autofocus onClick={leave}>
              {t('contacts.erase.back')}
            </Button>
          </div>
        </div>
      ) : (
        <form className={classes.form} onSubmit={submit}>
          <Note tone="warn">{t('contacts.erase.what')}</Note>
          <TextInput
            data-autofocus
            label={t('contacts.erase.type', { word })}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
            autoComplete="off"
          />
          <ErrorNote error={erase.error} />
          <div className={classes.buttons}>
            <Button variant="default" onClick={close}>
              {t('contacts.cancel')}
            </Button>
            {isSure && (
              <Button type="submit" color="red" loading={erase.isPending}>
                {t('contacts.erase.do')}
              </Button>
            )}
          </div>
        </form>
      )}
    </Modal>
  )
}
