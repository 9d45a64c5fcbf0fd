import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../../api/use-answer.ts'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { useInbox } from '../inbox-context.tsx'

/** Names of what conversations know by id. What cannot be looked up keeps its id. */
export interface Names {
  user(id: string): string
  team(id: string): string
  inbox(id: string): string
  channel(id: string): string
  channelKind(id: string): string
  flow(id: string): string
  visitor(row: { readonly name?: string | undefined; readonly visitor: string }): string
  /** `agent:<id>`, `flow:<id>@1/node`, `system`: whoever did something. */
  actor(actor: string | undefined): string
}

export function useNames(): Names {
  const { t } = useTranslation()
  const { me } = useInbox()
  const { data: users } = useAnswer('GET /api/users')
  const { data: teams } = useAnswer('GET /api/teams')
  const { data: inboxes } = useAnswer('GET /api/inboxes')
  const { data: channels } = useAnswer('GET /api/channels')
  const channel = useChannelNames()
  const { data: flows } = useAnswer('GET /api/flows')
  return useMemo(() => {
    const find = (items: readonly { readonly id: string; readonly name: string }[] | undefined, id: string): string =>
      items?.find(item => item.id === id)?.name ?? id
    const user = (id: string): string => (id === me.id ? t('inbox.owner.you') : find(users?.users, id))
    return {
      user,
      team: id => find(teams?.teams, id),
      inbox: id => find(inboxes?.inboxes, id),
      flow: id => find(flows, id),
      channel,
      channelKind: id => channels?.find(item => item.id === id)?.kind ?? id,
      visitor: ({ name, visitor }) => name ?? t('inbox.visitor', { id: visitor.slice(-4).toUpperCase() }),
      actor(actor = '') {
        const [kind, id = ''] = actor.split(':', 2)
        if (kind === 'agent') return user(id)
        if (kind === 'api') return t('inbox.actor.program')
        return kind === 'flow' ? t('inbox.actor.flow') : t('inbox.actor.system')
      },
    }
  }, [t, me, users, teams, inboxes, channel, channels, flows])
}
