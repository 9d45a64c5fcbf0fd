import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import live from '../live-chat/live-chat.module.css'
import { LiveChatSettings } from '../live-chat/live-chat-settings.tsx'
import { useSettings } from './use-settings.ts'

/** The settings of a live chat, for whoever does not come by the canvas. */
export function LiveChatCard() {
  const { t } = useTranslation()
  const { settings } = useSettings()
  if (settings.kind !== 'live-chat') return null
  return (
    <Card title={t('editor.liveChat.title')} lead={t('editor.liveChat.lead')}>
      <div className={live.card}>
        <LiveChatSettings />
      </div>
    </Card>
  )
}
