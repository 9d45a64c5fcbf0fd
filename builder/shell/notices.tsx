import { Notifications, notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useLive } from '../live/live-context.tsx'
import { alertDesktop } from './alert-desktop.ts'
import { preferences } from './preferences.ts'

/** Says what concerns one while one looks elsewhere: a mention, a conversation given to one, somebody who waits. */
export function Notices() {
  const { t } = useTranslation()
  const live = useLive()
  const [path, navigate] = useLocation()
  useEffect(
    () =>
      live.subscribe('notice', ({ why, conversation, from, text }) => {
        if (path.endsWith(`/${conversation}`) && document.hasFocus()) return
        const open = () => navigate(`/inbox/${why === 'waiting' ? 'unassigned' : 'mine'}/${conversation}`)
        const title = t(`notice.${why}`, { name: from ?? t('notice.somebody') })
        notifications.show({
          id: `notice:${why}:${conversation}`,
          title,
          message: text,
          withCloseButton: true,
          closeButtonProps: { 'aria-label': t('app.dismiss') },
          onClick: open,
        })
        alertDesktop({ title, text, tag: conversation, ...preferences.get() }, open)
      }),
    [live, t, path, navigate],
  )
  return (
    <section aria-label={t('notice.label')}>
      <Notifications position="top-right" limit={4} withinPortal={false} />
    </section>
  )
}
