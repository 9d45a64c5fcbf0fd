import { IconMail, IconShieldQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { ContactRow } from '../../runtime/api/contract.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { TimeText } from '../ui/time-text.tsx'
import classes from './contacts.module.css'

/** Contacts as rows; all of a row leads to its contact. */
export function ContactTable({ contacts }: { readonly contacts: readonly ContactRow[] }) {
  const { t } = useTranslation()
  const [, go] = useLocation()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th>{t('contacts.column.contact')}</th>
          <th data-wide="">{t('contacts.column.lists')}</th>
          <th data-number="" data-wide="">
            {t('contacts.column.conversations')}
          </th>
          <th>{t('contacts.column.seen')}</th>
        </tr>
      </thead>
      <tbody>
        {contacts.map(contact => (
          // A click anywhere is a shortcut; the link is what keyboards and screen readers meet.
          <tr key={contact.id} onClick={() => go(`/contacts/${contact.id}`)}>
            <td>
              <div className={classes.who}>
                <Avatar name={contact.name ?? contact.email ?? '?'} who="visitor" />
                <div className={classes.lines}>
                  <span className={classes.name}>
                    <Link href={`/contacts/${contact.id}`} onClick={event => event.stopPropagation()} dir="auto">
                      {contact.name ?? contact.email ?? t('contacts.unnamed')}
                    </Link>
                    {contact.unverified && (
                      <Badge icon={IconShieldQuestion} tone="warn">
                        {t('contacts.unverified')}
                      </Badge>
                    )}
                  </span>
                  {contact.name !== undefined && contact.email !== undefined && (
                    <span className={classes.second}>
                      <IconMail size={12} aria-hidden="true" />
                      {contact.email}
                    </span>
                  )}
                </div>
              </div>
            </td>
            <td data-wide="">
              <span className={classes.second}>{contact.lists.join(', ')}</span>
            </td>
            <td data-number="" data-wide="">
              {contact.conversations}
            </td>
            <td>
              <span className={classes.second}>
                <TimeText at={contact.lastSeenAt ?? contact.createdAt} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
