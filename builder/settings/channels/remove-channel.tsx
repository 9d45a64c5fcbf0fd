import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useClient } from '../../api/api-context.tsx'
import { keyOf } from '../../api/query-key.ts'
import { useAnswerWhen } from '../../api/use-answer.ts'
import { useChannelNames } from '../../locale/use-channel-names.ts'
import { useMay } from '../../session/session.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { ChannelView } from './channel-view.ts'

interface RemoveChannelProps {
  readonly channel: ChannelView
  onClose(): void
}

/** Says what happens to flows, conversations and secrets before a channel is gone. */
export function RemoveChannel({ channel: { id }, onClose }: RemoveChannelProps) {
  const { t, i18n } = useTranslation()
  const [, go] = useLocation()
  const flows = useAnswerWhen(useMay('flows:read'), 'GET /api/flows').data?.filter(flow => flow.channel === id) ?? []
  const client = useClient()
  const queries = useQueryClient()
  const remove = useMutation({
    mutationFn: () => client.act('DELETE /api/channels/:id', { params: { id } }),
    async onSuccess() {
      // First away from here: the page of a channel that is gone says that there is none.
      go('/settings/channels')
      await Promise.all([
        queries.invalidateQueries({ queryKey: keyOf('GET /api/channels') }),
        queries.invalidateQueries({ queryKey: keyOf('GET /api/flows') }),
      ])
    },
  })
  const language = i18n.language === 'xx' ? 'en' : i18n.language
  const names = new Intl.ListFormat(language).format(flows.map(({ name }) => t('channels.remove.flow', { name })))
  return (
    <ConfirmDialog
      title={t('channels.remove.title', { name: useChannelNames()(id) })}
      confirm={t('channels.remove.do')}
      isOpen
      isBusy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate()}
    >
      {flows.length === 0 ? t('channels.remove.unused') : t('channels.remove.used', { names, count: flows.length })}{' '}
      {t('channels.remove.then')}
    </ConfirmDialog>
  )
}
