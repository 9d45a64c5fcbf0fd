import { Select, TagsInput } from '@mantine/core'
import { IconShieldCheck, IconShieldQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ContactAnswer } from '../../runtime/api/contract.ts'
import { useAct } from '../api/use-act.ts'
import { useAnswer } from '../api/use-answer.ts'
import { ConsentList } from '../consents/consent-list.tsx'
import { useMay } from '../session/session.tsx'
import { Badge } from '../ui/badge.tsx'
import { ErrorNote } from '../ui/note.tsx'
import { TimeText } from '../ui/time-text.tsx'
import classes from './contacts.module.css'
import { Merges } from './merges.tsx'
import { usePatchContact } from './use-patch-contact.ts'

const nobody = ''

/** Who looks after a contact, their lists, consents, visitors, and contacts that went into this one. */
export function ProfileSide({ contact }: { readonly contact: ContactAnswer }) {
  const { t } = useTranslation()
  const mayWrite = useMay('contacts:write')
  const { data: users } = useAnswer('GET /api/users')
  const { data: lists } = useAnswer('GET /api/lists')
  const patch = usePatchContact(contact)
  const params = { id: contact.id }
  const { data: consents } = useAnswer('GET /api/contacts/:id/consents', { params })
  const withdraw = useAct('POST /api/contacts/:id/consents/withdraw', [
    'GET /api/contacts/:id/consents',
    'GET /api/conversations/:id/consents',
    'GET /api/contacts/:id/timeline',
  ])
  const people = (users?.users ?? []).map(user => ({ value: user.id, label: user.name }))
  return (
    <div className={classes.column}>
      <section className={classes.card}>
        <div className={classes.form}>
          {mayWrite ? (
            <>
              <Select
                label={t('contacts.owner.label')}
                description={t('contacts.owner.help')}
                value={contact.owner ?? nobody}
                onChange={id => patch.mutate({ owner: id || null })}
                data={[{ value: nobody, label: t('contacts.owner.nobody') }, ...people]}
              />
              <TagsInput
                label={t('contacts.lists.label')}
                placeholder={contact.lists.length === 0 ? t('contacts.lists.none') : ''}
                value={[...contact.lists]}
                data={(lists?.lists ?? []).map(list => list.id)}
                splitChars={[',', ' ']}
                maxTags={100}
                onChange={chosen => patch.mutate({ lists: chosen.filter(id => /^[\w-]{1,64}$/.test(id)) })}
              />
            </>
          ) : (
            <dl className={classes.facts}>
              <div className={classes.fact}>
                <dt>{t('contacts.owner.label')}</dt>
                <dd>{people.find(({ value }) => value === contact.owner)?.label ?? t('contacts.owner.nobody')}</dd>
              </div>
              <div className={classes.fact}>
                <dt>{t('contacts.lists.label')}</dt>
                <dd>{contact.lists.join(', ')}</dd>
              </div>
            </dl>
          )}
          <ErrorNote error={patch.error} />
        </div>
      </section>
      <section className={classes.card}>
        <header className={classes.cardHead}>
          <h2>{t('contacts.consent.title')}</h2>
        </header>
        <div className={classes.inset}>
          {consents && (
            <ConsentList
              consents={consents}
              withdraw={mayWrite ? purpose => withdraw.mutate({ params, body: { purpose } }) : undefined}
              isBusy={withdraw.isPending}
              isDone={withdraw.isSuccess}
              error={withdraw.error}
            />
          )}
        </div>
      </section>
      <section className={classes.card}>
        <header className={classes.cardHead}>
          <h2>{t('contacts.visitors.title')}</h2>
        </header>
        {contact.visitors.length === 0 && <p className={classes.quiet}>{t('contacts.visitors.none')}</p>}
        <ul className={classes.entries}>
          {contact.visitors.map(visitor => (
            <li key={visitor.id} className={classes.entry}>
              <span className={classes.value}>{t('contacts.visitors.one', { id: visitor.id.slice(-4).toUpperCase() })}</span>
              <span className={classes.second}>
                <TimeText at={visitor.firstSeenAt} />
              </span>
              {visitor.trust === 'vouched' ? (
                <Badge icon={IconShieldCheck} tone="ok">
                  {t('contacts.visitors.vouched')}
                </Badge>
              ) : (
                <Badge icon={IconShieldQuestion} tone="warn">
                  {t('contacts.unverified')}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      </section>
      {contact.merges.length > 0 && <Merges contact={contact} />}
    </div>
  )
}
