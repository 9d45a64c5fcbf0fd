import { Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TeamOfAgents } from '../../../runtime/api/contract.ts'
import { useAct } from '../../api/use-act.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import { TeamPanel } from './team-panel.tsx'

/** Groups that flows hand conversations to. */
export function TeamsPage() {
  const { t } = useTranslation()
  const teams = useAnswer('GET /api/teams')
  const users = useAnswer('GET /api/users')
  const remove = useAct('DELETE /api/teams/:id', ['GET /api/teams', 'GET /api/users'])
  const [edited, setEdited] = useState<TeamOfAgents | 'new'>()
  const [removed, setRemoved] = useState<TeamOfAgents>()
  const names = new Map((users.data?.users ?? []).map(({ id, name }) => [id, name]))
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setEdited('new')}>
      {t('teams.add')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('settings.sections.teams')} lead={t('teams.lead')} action={teams.data?.teams.length ? add : null} />
      <Card isList>
        <Loaded query={teams}>
          {data =>
            data.teams.length === 0 ? (
              <EmptyState icon={IconUsersGroup} title={t('teams.empty.title')} action={add}>
                {t('teams.empty.body')}
              </EmptyState>
            ) : (
              <ul className={page.rows}>
                {data.teams.map(team => (
                  <li key={team.id}>
                    <div className={page.cell}>
                      <div className={page.nameLine}>
                        <span className={page.name}>{team.name}</span>
                        <span className={page.meta}>{t('teams.members', { count: team.members.length })}</span>
                      </div>
                      <div className={page.meta}>
                        {team.members.map(id => names.get(id) ?? id).join(', ') || t('teams.nobody')}
                      </div>
                    </div>
                    <RowMenu
                      label={t('app.menuOf', { name: team.name })}
                      acts={[
                        { id: 'edit', label: t('app.edit'), icon: IconPencil, run: () => setEdited(team) },
                        { id: 'delete', label: t('app.delete'), icon: IconTrash, isHarsh: true, run: () => setRemoved(team) },
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
        <TeamPanel
          key={edited === 'new' ? 'new' : edited.id}
          team={edited === 'new' ? undefined : edited}
          taken={(teams.data?.teams ?? []).map(({ id }) => id)}
          users={(users.data?.users ?? []).filter(user => !user.isDisabled)}
          onClose={() => setEdited(undefined)}
        />
      )}
      <ConfirmDialog
        title={t('teams.delete.title', { name: removed?.name ?? '' })}
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
        {t('teams.delete.body')}
      </ConfirmDialog>
    </>
  )
}
