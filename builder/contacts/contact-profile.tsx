import { Anchor, Button, Menu } from '@mantine/core'
import { IconArrowLeft, IconDots, IconDownload, IconGitMerge, IconShieldQuestion, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ContactAnswer } from '../../runtime/api/contract.ts'
import { useClient } from '../api/api-context.tsx'
import { codeOf } from '../api/api-error.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useMay } from '../session/session.tsx'
import { useTitle } from '../shell/use-title.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Bones } from '../ui/bones.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import classes from './contacts.module.css'
import { EraseContact } from './erase-contact.tsx'
import { MergeContact } from './merge-contact.tsx'
import { ProfileSide } from './profile-side.tsx'
import { Properties } from './properties.tsx'
import { Timeline } from './timeline.tsx'

/** One contact: what is known and how, what happened, and what may be done with it. */
export function ContactProfile({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const found = useAnswer('GET /api/contacts/:id', { params: { id } })
  useTitle(found.data?.name ?? found.data?.email ?? t('contacts.title'))
  const back = (
    <Anchor component={Link} href="/contacts" className={classes.back}>
      <IconArrowLeft size={16} aria-hidden="true" />
      {t('contacts.title')}
    </Anchor>
  )
  if (found.data) return <Profile contact={found.data} back={back} />
  return (
    <div className={classes.page}>
      {back}
      {found.isPending && <Bones rows={5} />}
      {found.isError && codeOf(found.error) === 'contact_unknown' && (
        <EmptyState icon={IconShieldQuestion} title={t('contacts.gone.title')}>
          {t('contacts.gone.why')}
        </EmptyState>
      )}
      {found.isError && codeOf(found.error) !== 'contact_unknown' && (
        <ErrorState error={found.error} again={() => void found.refetch()} />
      )}
    </div>
  )
}

function Profile({ contact, back }: { readonly contact: ContactAnswer; readonly back: ReactNode }) {
  const { t } = useTranslation()
  const client = useClient()
  const mayWrite = useMay('contacts:write')
  const mayExport = useMay('privacy:read')
  const mayErase = useMay('privacy:write')
  const [asks, setAsks] = useState<'merge' | 'erase'>()
  const title = contact.name ?? contact.email ?? t('contacts.unnamed')
  const isUnverified = contact.visitors.some(visitor => visitor.trust === 'unverified')
  const close = (): void => setAsks(undefined)
  return (
    <div className={classes.page}>
      {back}
      <header className={classes.head}>
        <Avatar name={title} who="visitor" size="lg" />
        <div className={classes.lines}>
          <span className={classes.name}>
            <h1 dir="auto">{title}</h1>
            {isUnverified && (
              <Badge icon={IconShieldQuestion} tone="warn">
                {t('contacts.unverified')}
              </Badge>
            )}
          </span>
          {contact.name !== undefined && <span className={classes.second}>{contact.email}</span>}
        </div>
        <span className={classes.space} />
        {(mayWrite || mayExport || mayErase) && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<IconDots size={16} />}>
                {t('contacts.actions')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {mayWrite && (
                <Menu.Item leftSection={<IconGitMerge size={16} />} onClick={() => setAsks('merge')}>
                  {t('contacts.merge.title')}
                </Menu.Item>
              )}
              {mayExport && (
                <Menu.Item
                  leftSection={<IconDownload size={16} />}
                  component="a"
                  href={client.address(`/api/contacts/${contact.id}/export`)}
                  download={`contact-${contact.id}.json`}
                >
                  {t('contacts.export')}
                </Menu.Item>
              )}
              {mayErase && (
                <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setAsks('erase')}>
                  {t('contacts.erase.title')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </header>
      <div className={classes.columns}>
        <div className={classes.column}>
          <Properties contact={contact} />
          <Timeline id={contact.id} />
        </div>
        <ProfileSide contact={contact} />
      </div>
      {asks === 'merge' && <MergeContact contact={contact} close={close} />}
      {asks === 'erase' && <EraseContact contact={contact} close={close} />}
    </div>
  )
}
