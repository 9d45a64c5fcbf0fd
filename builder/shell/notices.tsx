import { Notifications, notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useLive } from '../live/live-context.tsx'
import { alertDesktop } from './alert-desktop.ts'
import classes from './notices.module.css'
import { preferences } from './preferences.ts'

/** Says what concerns one while one looks elsewhere: a mention, a conversation given to one, somebody who waits. */
export function Notices() {
  const { t } = useTranslation()
  const live = useLive()
  const [path, navigate] = useLocation()
  /** The conversation that each is about. */
  const shown = useRef(new Map<string, string>())
  useEffect(
    () =>
      live.subscribe('notice', ({ why, conversation, from, text }) => {
        if (path.endsWith(`/${conversation}`) && document.hasFocus()) return
        const open = () => navigate(`/inbox/${why === 'waiting' ? 'unassigned' : 'mine'}/${conversation}`)
        const title = t(`notice.${why}`, { name: from ?? t('notice.somebody') })
        const id = `notice:${why}:${conversation}`
        shown.current.set(id, conversation)
        notifications.show({
          id,
          title,
          message: text,
          withCloseButton: true,
          closeButtonProps: { 'aria-label': t('app.dismiss') },
          onClick: open,
          onClose: () => shown.current.delete(id),
        })
        alertDesktop({ title, text, tag: conversation, ...preferences.get() }, open)
      }),
    [live, t, path, navigate],
  )
  useEffect(() => {
    for (const [id, conversation] of shown.current) if (path.endsWith(`/${conversation}`)) notifications.hide(id)
  }, [path])
  return (
    <section aria-label={t('notice.label')}>
      <Notifications className={classes.notices ?? ''} position="top-right" limit={4} withinPortal={false} />
    </section>
  )
}
