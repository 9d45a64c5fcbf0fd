import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserView } from '../../../runtime/api/contract.ts'
import { useAnswer } from '../../api/use-answer.ts'
import { useMay } from '../../session/session.tsx'
import { Card } from '../../ui/card.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import page from '../../ui/page.module.css'
import { PageHeader } from '../../ui/page-header.tsx'
import { InvitePanel } from './invite-panel.tsx'
import { Invites } from './invites.tsx'
import { PersonPanel } from './person-panel.tsx'
import { PersonRow } from './person-row.tsx'

/** Who belongs to the team, and who is invited. */
export function PeoplePage() {
  const { t } = useTranslation()
  const mayChange = useMay('users:write')
  const users = useAnswer('GET /api/users')
  const teams = useAnswer('GET /api/teams')
  const [isInviting, setInviting] = useState(false)
  const [edited, setEdited] = useState<UserView>()
  const teamNames = new Map((teams.data?.teams ?? []).map(({ id, name }) => [id, name]))
  return (
    <>
      <PageHeader
        title={t('settings.sections.people')}
        lead={t('people.lead')}
        action={
          mayChange && (
            <Button leftSection={<IconUserPlus size={16} stroke={1.75} />} onClick={() => setInviting(true)}>
              {t('people.invite')}
            </Button>
          )
        }
      />
      <Card isList>
        <Loaded query={users}>
          {data => (
            <ul className={page.rows}>
              {data.users.map(user => (
                <PersonRow
                  key={user.id}
                  user={user}
                  teams={user.teams.map(id => teamNames.get(id) ?? id)}
                  users={data.users}
                  mayChange={mayChange}
                  onEdit={() => setEdited(user)}
                />
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Invites mayChange={mayChange} />
      <InvitePanel isOpen={isInviting} onClose={() => setInviting(false)} />
      {edited && <PersonPanel key={edited.id} user={edited} onClose={() => setEdited(undefined)} />}
    </>
  )
}
