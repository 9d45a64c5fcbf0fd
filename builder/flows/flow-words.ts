import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer, useAnswerWhen } from '../api/use-answer.ts'
import { useChannelNames } from '../locale/use-channel-names.ts'
import { useMay } from '../session/session.tsx'

/** What people call what a flow names by id. */
export interface FlowWords {
  channel(id: string): string
  channelKind(id: string): string
  inbox(id: string): string
  language(code: string): string
  /** Who changed something: `agent:<id>` by their first name. */
  by(actor: string): string | undefined
}

export function useFlowWords(): FlowWords {
  const { t, i18n } = useTranslation()
  const mayTeam = useMay('team:read')
  const { data: channels } = useAnswer('GET /api/channels')
  const channel = useChannelNames()
  const { data: inboxes } = useAnswerWhen(mayTeam, 'GET /api/inboxes')
  const { data: users } = useAnswerWhen(mayTeam, 'GET /api/users')
  return useMemo(() => {
    const languages = new Intl.DisplayNames([i18n.language === 'xx' ? 'en' : i18n.language], { type: 'language' })
    const kindOf = (id: string): string => channels?.find(channel => channel.id === id)?.kind ?? id
    return {
      channel,
      channelKind: kindOf,
      inbox: id => inboxes?.inboxes.find(inbox => inbox.id === id)?.name ?? id,
      language: code => languages.of(code) ?? code,
      by(actor) {
        const [kind, id] = actor.split(':', 2)
        if (kind === 'agent') return users?.users.find(user => user.id === id)?.name.split(' ')[0]
        return kind === 'api' ? t('flows.program') : undefined
      },
    }
  }, [t, i18n.language, channel, channels, inboxes, users])
}
