import { Button } from '@mantine/core'
import { IconClockHour4, IconInbox, IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { InboxAbout } from '../../../runtime/api/contract.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { InboxPanel } from './inbox-panel.tsx'

/** Places where conversations land, and who sees them. */
export function InboxesPage() {
  const { t } = useTranslation()
  const inboxes = useAnswer('GET /api/inboxes')
  const teams = useAnswer('GET /api/teams')
  const remove = useAct('DELETE /api/inboxes/:id', ['GET /api/inboxes'])
  const [edited, setEdited] = useState<InboxAbout | 'new'>()
  const [removed, setRemoved] = useState<InboxAbout>()
  const names = new Map((teams.data?.teams ?? []).map(({ id, name }) => [id, name]))
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setEdited('new')}>
      {t('inboxes.add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('settings.sections.inboxes')}
        lead={t('inboxes.lead')}
        action={inboxes.data?.inboxes.length ? add : null}
      />
      <Card isList>
        <Loaded query={inboxes}>
          {data =>
            data.inboxes.length === 0 ? (
              <EmptyState icon={IconInbox} title={t('inboxes.empty.title')} action={add}>
                {t('inboxes.empty.body')}
              </EmptyState>
            ) : (
              <ul className={page.rows}>
                {data.inboxes.map(inbox => (
                  <li key={inbox.id}>
                    <div className={page.cell}>
                      <div className={page.name}>{inbox.name}</div>
                      <div className={page.meta}>{t('app.idOf', { id: inbox.id })}</div>
                    </div>
                    <div className={page.badges}>
                      <Badge icon={IconUsersGroup}>
                        {inbox.teams.map(id => names.get(id) ?? id).join(', ') || t('inboxes.everybody')}
                      </Badge>
                      <Badge icon={IconClockHour4}>{inbox.hours ?? t('people.always')}</Badge>
                    </div>
                    <RowMenu
                      label={t('app.menuOf', { name: inbox.name })}
                      acts={[
                        { id: 'edit', label: t('app.edit'), icon: IconPencil, run: () => setEdited(inbox) },
                        { id: 'delete', label: t('app.delete'), icon: IconTrash, isHarsh: true, run: () => setRemoved(inbox) },
                      ]}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
      {edited && (
        <InboxPanel
          key={edited === 'new' ? 'new' : edited.id}
          inbox={edited === 'new' ? undefined : edited}
          taken={(inboxes.data?.inboxes ?? []).map(({ id }) => id)}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        title={t('inboxes.delete.title', { name: removed?.name ?? '' })}
        confirm={t('app.delete')}
        isOpen={removed !== undefined}
        isBusy={remove.isPending}
        error={remove.error}
        onClose={() => {
          setRemoved(undefined)
          remove.reset()
        }}
        onConfirm={() => {
          if (removed) remove.mutate({ params: { id: removed.id } }, { onSuccess: () => setRemoved(undefined) })
        }}
      >
        {t('inboxes.delete.body')}
      </ConfirmDialog>
    </>
  )
}
