import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ContactAnswer, ContactRow } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { useAnswerWhen } from '../api/use-answer.ts'
import { Avatar } from '../ui/avatar.tsx'
import { ErrorNote, Note } from '../ui/note.tsx'
import classes from './contacts.module.css'

/** Finds the contact that this one goes into, says what will happen, and does it. */
export function MergeContact({ contact, close }: { readonly contact: ContactAnswer; close(): void }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words.trim(), 200)
  const [into, setInto] = useState<ContactRow>()
  const found = useAnswerWhen(q !== '', 'GET /api/contacts', { query: { q, limit: 8 } })
  const merge = useAct('POST /api/contacts/:id/merge', [
    'GET /api/contacts',
    'GET /api/contacts/:id',
    'GET /api/contacts/:id/timeline',
  ])
  const others = (found.data?.contacts ?? []).filter(({ id }) => id !== contact.id)
  const nameOf = (one: { readonly name?: string | undefined; readonly email?: string | undefined }): string =>
    one.name ?? one.email ?? t('contacts.unnamed')
  const submit = (): void => {
    if (!into) return
    merge.mutate({ params: { id: contact.id }, body: { into: into.id } }, { onSuccess: () => go(`/contacts/${into.id}`) })
  }
  return (
    <Modal opened onClose={close} title={t('contacts.merge.title')} closeButtonProps={{ 'aria-label': t('contacts.close') }}>
      <div className={classes.form}>
        <TextInput
          data-autofocus
          label={t('contacts.merge.find')}
          leftSection={<IconSearch size={16} />}
          value={words}
          maxLength={200}
          onChange={event => {
            setWords(event.currentTarget.value)
            setInto(undefined)
          }}
        />
        {into === undefined && q !== '' && (
          <ul className={classes.entries} aria-busy={found.isFetching}>
            {others.map(other => (
              <li key={other.id}>
                <button type="button" className={classes.option} onClick={() => setInto(other)}>
                  <Avatar name={nameOf(other)} who="visitor" size="sm" />
                  <span className={classes.value} dir="auto">
                    {nameOf(other)}
                  </span>
                  {other.name !== undefined && <span className={classes.second}>{other.email}</span>}
                </button>
              </li>
            ))}
            {found.isSuccess && others.length === 0 && <li className={classes.quiet}>{t('contacts.none.found')}</li>}
          </ul>
        )}
        {into && <Note>{t('contacts.merge.what', { from: nameOf(contact), into: nameOf(into) })}</Note>}
        <ErrorNote error={found.error ?? merge.error} />
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {t('contacts.cancel')}
          </Button>
          {into && (
            <Button loading={merge.isPending} onClick={submit}>
              {t('contacts.merge.do')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  )
}
